"""Notebooks as learners hand them in, right, half right and hostile, with what they earn.

``NOTEBOOKS`` has a ``Kind`` by name; ``benchmarks.grading`` grades hundreds of them. The tests
grade ``suite.SUITE``, in which some kinds share a notebook, and what ``files`` has around it.
"""

from tests.grading.submissions.honest import CHANGED, HONEST, SHORT_RELU, TAMPERED
from tests.grading.submissions.hostile import ENDS, HOSTILE, LATE, PROBED, RAW, REACHED, TRICKS
from tests.grading.submissions.kind import NOTHING, RIGHT, Kind, delete, double, edit, notebook
from tests.grading.submissions.probes import CANARY, PROBES, REFUSED

NOTEBOOKS = HONEST | CHANGED | HOSTILE

__all__ = [
    "CANARY",
    "CHANGED",
    "ENDS",
    "HONEST",
    "LATE",
    "NOTEBOOKS",
    "NOTHING",
    "PROBED",
    "PROBES",
    "RAW",
    "REACHED",
    "REFUSED",
    "RIGHT",
    "SHORT_RELU",
    "TAMPERED",
    "TRICKS",
    "Kind",
    "delete",
    "double",
    "edit",
    "notebook",
]
