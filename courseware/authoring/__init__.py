"""What authors ask of the tool: whether lessons are right, which hints are given, files to begin.

For the ``course`` command; the hint table also for tests.
"""
