"""The service worker, which keeps one version of the site in the learner's browser."""

import hashlib
from pathlib import Path

from courseware.files import ROOT
from courseware.site import manifest

NAME = "sw.js"
SOURCE = ROOT / "web" / "service-worker.js"
VERSION = "@version@"


def write(site: Path) -> str:
    """Write the worker of all files below the folder ``site`` into it.

    It belongs to just these files: what it is given later with another SHA-256 it refuses, and it
    changes when any of them does, which is how browsers see that there is a new version.

    Parameters
    ----------
    site : Path
        A whole site but for this worker and the manifest.

    Returns
    -------
    str
        The version: the SHA-256 of the manifest without the line of the worker.
    """
    (site / NAME).unlink(missing_ok=True)
    version = hashlib.sha256(manifest.lines(site).encode()).hexdigest()
    text = SOURCE.read_text(encoding="utf-8").replace(VERSION, version)
    (site / NAME).write_text(text, encoding="utf-8")
    return version
