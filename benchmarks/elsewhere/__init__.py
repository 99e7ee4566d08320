"""The same function elsewhere: what ReLU, Softmax and GELU of other libraries do on hard inputs.

    python -m benchmarks.elsewhere [LIBRARY ...]

makes an environment for each library below ``_build/elsewhere``, with the versions pinned in
``libraries.toml``, runs ``probes/LIBRARY.py`` there on every edge of ``edges.py``, and writes
``content/elsewhere.json``: for each edge and library what came out, in words, with the versions.
It needs a registry of packages and some 10 GB of disk; it runs outside CI.

What a library is asked is in its probe and nowhere else: a few functions from arrays to arrays.
What is asked of all of them is in ``edges.py``. ``python -m benchmarks.elsewhere --compare FILE``
names what differs from an earlier data file. When libraries are named, the others stay in the data
as they were.
"""
