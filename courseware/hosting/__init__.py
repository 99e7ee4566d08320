"""A site on a host: the server of this machine, and what the doctor says of any other.

For the ``course`` command; the server also for tests and benchmarks.

- ``server``           serves files with the content type of each ending
- ``doctor``           ``course doctor``, by what ``host`` answers: each ``finding`` with its grade
- ``header_findings``  what it says of compression and caching; ``policy``: of the host's policy
- ``command``          ``course serve`` and ``course doctor``; ``texts``: all that they say
"""
