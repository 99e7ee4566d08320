"""Pinned files become the browser's Python: byte code, archives, snapshots, wheel, lock file.

For ``site``; of its parts also for the sandbox of ``grading`` and for benchmarks.
"""
