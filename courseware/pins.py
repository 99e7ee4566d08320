"""The pinned files of the browser runtime, fetched once and checked before every use.

``runtime/pins.json`` names each file, its SHA-256 and its sources in the order to try.
``collect`` returns their paths in a cache outside the checkout.
"""

import hashlib
import json
import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs

from courseware.errors import CourseError
from courseware.sources import SourceError, describe, fetch

PINS = Path(__file__).parents[1] / "runtime" / "pins.json"


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


def sha256(path):
    """The SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def collect(files, cache, tell=print):
    """Return ``{name: path}`` for all pinned files, fetching those that are missing or damaged.

    Parameters
    ----------
    files : dict
        ``{name: {"sha256": ..., "sources": [...]}}``, the ``files`` of ``pins.json``.
    cache : Path
        Where files are kept, one folder per SHA-256. Made when it does not exist.
    tell : callable, optional
        Called with one line for every file that had to be fetched.

    Raises
    ------
    RuntimeFileError
        When a file can be had from none of its sources with the pinned SHA-256.
    """
    with ThreadPoolExecutor(4) as pool:
        paths = pool.map(lambda item: _one(*item, cache, tell), files.items())
        return dict(zip(files, paths, strict=True))


def _one(name, pin, cache, tell):
    kept = cache / pin["sha256"] / name
    if kept.is_file():
        if sha256(kept) == pin["sha256"]:
            return kept
        tell(f"{name}: the cached copy is damaged, fetching it again")
    said = []
    for source in pin["sources"]:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="fetch-") as folder:
            try:
                _keep(fetch(source, Path(folder)), pin["sha256"], kept)
            except SourceError as error:
                said.append(f"  {describe(source)}: {error}")
                continue
        tell(f"{name} from {describe(source)}")
        return kept
    raise RuntimeFileError(
        f"{name} could not be fetched with SHA-256 {pin['sha256']}:\n" + "\n".join(said)
    )


def _keep(path, expected, kept):
    """Move a fetched file into the cache in one step, if it is the pinned one."""
    got = sha256(path)
    if got != expected:
        raise SourceError(f"served another file: its SHA-256 is {got}, {path.stat().st_size} bytes")
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    shutil.move(path, part)
    part.replace(kept)
