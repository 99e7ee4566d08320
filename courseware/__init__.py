"""The tool that builds, serves, releases and grades the course, a room for each thing it makes.

For people through the command ``course``; instructors' own checks use ``grading.private``.
"""
