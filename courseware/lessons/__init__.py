"""Lesson sources become lessons: cells, points, student and instructor notebooks, a release.

For every room that needs to know what a lesson holds: book, site, authoring, grading.
"""
