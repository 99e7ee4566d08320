"""Outcomes become what people read: ``grades.csv``, feedback, pages to mark, nbgrader's gradebook.

For ``grading``.
"""
