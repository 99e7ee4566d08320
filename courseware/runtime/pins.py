"""The pinned files of the browser runtime, fetched once and checked before every use.

``runtime/pins.json`` names each file, its SHA-256 and its sources in the order to try.
``collect`` returns their paths in a cache outside the checkout.
"""

import json
import os
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import platformdirs

from courseware.errors import CourseError
from courseware.files import ROOT, sha256
from courseware.runtime.deno import DenoError
from courseware.runtime.sources import SourceError, describe, fetch

ABANDONED = 3600  # seconds after which nobody is still fetching into a folder

PINS = ROOT / "runtime" / "pins.json"


class RuntimeFileError(CourseError):
    """A pinned file that no source could serve; the message lists what each one said."""


def load(path=PINS):
    """The content of ``pins.json`` as a dict."""
    return json.loads(path.read_text(encoding="utf-8"))


def cache_folder():
    """The folder that keeps fetched files, outside the checkout.

    ``ACTIVATIONS_CACHE`` names another one than the user's cache folder.
    """
    named = os.environ.get("ACTIVATIONS_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_path("activations-course"))


def collect(files, cache, tell=print):
    """Return ``{name: path}`` for all pinned files, fetching those that are missing or damaged.

    Parameters
    ----------
    files : dict
        ``{name: {"sha256": ..., "sources": [...]}}``, the ``files`` of ``pins.json``.
    cache : Path
        Where files are kept, one folder per SHA-256. Made when it does not exist.
    tell : callable, optional
        Called with one line for every file that had to be fetched, and for every source
        that did not serve it.

    Raises
    ------
    RuntimeFileError
        When a file can be had from none of its sources with the pinned SHA-256.
    """
    _sweep(cache)
    with ThreadPoolExecutor(4) as pool:
        paths = pool.map(lambda item: _one(*item, cache, tell), files.items())
        return dict(zip(files, paths, strict=True))


def _one(name, pin, cache, tell):
    kept = cache / pin["sha256"] / name
    if kept.is_file():
        if sha256(kept) == pin["sha256"]:
            return kept
        tell(f"{name}: the cached copy is damaged, fetching it again")
        kept.unlink(missing_ok=True)
    said = []
    for source in pin["sources"]:
        try:
            _bring(source, pin["sha256"], kept, cache)
        except (SourceError, DenoError) as error:
            said.append(f"  {describe(source)}: {error}")
            tell(f"{name} not from {said[-1].strip()}")
        except OSError as error:
            raise RuntimeFileError(f"{name} cannot be kept in {cache}: {error.strerror}") from error
        else:
            tell(f"{name} from {describe(source)}")
            return kept
    raise RuntimeFileError(
        f"{name} could not be fetched with SHA-256 {pin['sha256']}:\n" + "\n".join(said)
    )


def _bring(source, expected, kept, cache):
    """Fetch a file and, if it is the pinned one, move it into the cache in one step."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="fetch-") as folder:
        path = fetch(source, Path(folder))
        got = sha256(path)
        if got != expected:
            size = path.stat().st_size
            raise SourceError(f"served another file: SHA-256 {got}, not {expected} ({size} bytes)")
        kept.parent.mkdir(exist_ok=True)
        path.replace(kept)


def _sweep(cache):
    """Remove the folders of fetches that were killed."""
    for folder in cache.glob("fetch-*"):
        with suppress(FileNotFoundError):  # another process has just finished with it
            if time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
