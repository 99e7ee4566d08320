"""A site on a host: the server of this machine, and what the doctor says of any other.

For the ``course`` command; the server also for tests and benchmarks.
"""
