"""A learner's code runs in a process that may read one folder and do nothing else.

For ``grading``; ``inside`` is what that process is given.
"""
