"""Notebooks are run: which cells of them, here or elsewhere, and how far that is.

For ``grading``. ``distribution`` gives ``work`` out and takes it back, of ``cluster``'s machines
where there are some; ``shards`` are parts of a class that are graded on their own.
"""
