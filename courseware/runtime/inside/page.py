"""Runs in the build: imports what the Python of every page needs; the snapshot holds it."""

import importlib

import numpy
import numpy.linalg
import numpy.ma
import numpy.random  # noqa: F401

importlib.invalidate_caches()
