"""The same function elsewhere: what ReLU, Softmax and GELU of other libraries do on hard inputs.

    python -m benchmarks.elsewhere [LIBRARY ...]

makes an environment for each library below ``_build/elsewhere``, with the versions pinned in
``libraries.toml``, runs ``probes/LIBRARY.py`` there on every edge of ``edges.py``, and writes
``content/elsewhere.json``: for each edge and library what came out, in words, with the versions.
It needs a registry of packages and some 10 GB of disk; it runs outside CI.

What a library is asked is in its probe and nowhere else: a few functions from arrays to arrays.
What is asked of all of them is in ``edges.py``. ``python -m benchmarks.elsewhere --compare FILE``
names what differs from an earlier data file. When libraries are named, the others stay in the data
as they were. Two runs from nothing gave the same file. On another processor *C and Fortran order*
may differ: NumPy without AVX2 and AVX-512 (``NPY_DISABLE_CPU_FEATURES``) gave what the browser's
gives, and all else as before. To check an answer by hand, start
``_build/elsewhere/LIBRARY/bin/python`` and call what the probe calls with what the edge gives.
"""
