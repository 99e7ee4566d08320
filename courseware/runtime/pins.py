"""The pinned files of the browser runtime, fetched once and checked before every use.

``runtime/pins.json`` names each file, its SHA-256 and its sources in the order to try.
``collect`` returns their paths in a cache outside the checkout.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypedDict, cast

import platformdirs

from courseware.errors import CourseError
from courseware.files import ROOT, sha256
from courseware.runtime import texts
from courseware.runtime.deno import DenoError
from courseware.runtime.sources import Source, SourceError, describe, fetch

ABANDONED = 3600  # seconds after which nobody is still fetching into a folder

PINS = ROOT / "runtime" / "pins.json"


class RuntimeFileError(CourseError):
    """A pinned file that no source could serve; the message lists what each one said."""


class Pin(TypedDict):
    """A pinned file."""

    sha256: str
    sources: list[Source]


class Package(TypedDict):
    """A pinned Python package: which of the files it is, what it imports and needs."""

    version: str
    file: str
    imports: list[str]
    depends: list[str]


class Pins(TypedDict):
    """The content of ``pins.json``; ``info`` is what a lock file says of the interpreter."""

    info: dict[str, str]
    files: dict[str, Pin]
    packages: dict[str, Package]


def load(path: Path = PINS) -> Pins:
    """The content of the file ``path`` of pins: ``pins.json``, or one with ``files`` only."""
    return cast(Pins, json.loads(path.read_text(encoding="utf-8")))


def cache_folder() -> Path:
    """The folder that keeps fetched files, outside the checkout.

    ``ACTIVATIONS_CACHE`` names another one than the user's cache folder.
    """
    named = os.environ.get("ACTIVATIONS_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_path("activations-course"))


def collect(
    files: Mapping[str, Pin], cache: Path, report: Callable[[str], object] = print
) -> dict[str, Path]:
    """Return ``{name: path}`` for all pinned files, fetching those that are missing or damaged.

    Parameters
    ----------
    files : dict of Pin
        By file name: the ``files`` of ``pins.json``.
    cache : Path
        Where files are kept, one folder per SHA-256. Made when it does not exist.
    report : callable, optional
        Called with one line for every file that had to be fetched, and for every source
        that did not serve it.

    Raises
    ------
    RuntimeFileError
        When a file can be had from none of its sources with the pinned SHA-256.
    """
    _remove_stale(cache)
    with ThreadPoolExecutor(4) as pool:
        paths = pool.map(lambda name: _fetch_checked(name, files[name], cache, report), files)
        return dict(zip(files, paths, strict=True))


def _fetch_checked(name: str, pin: Pin, cache: Path, report: Callable[[str], object]) -> Path:
    cached = cache / pin["sha256"] / name
    if cached.is_file():
        if sha256(cached) == pin["sha256"]:
            return cached
        report(texts.DAMAGED.format(name=name))
        cached.unlink(missing_ok=True)
    failures = []
    for source in pin["sources"]:
        try:
            _download(source, pin["sha256"], cached, cache)
        except (SourceError, DenoError) as error:
            failures.append(texts.FAILURE.format(source=describe(source), error=error))
            report(texts.NOT_FROM.format(name=name, failure=failures[-1].strip()))
        except OSError as error:
            message = texts.NOT_KEPT.format(name=name, cache=cache, error=error.strerror)
            raise RuntimeFileError(message) from error
        else:
            report(texts.FROM.format(name=name, source=describe(source)))
            return cached
    message = texts.NOT_FETCHED.format(name=name, sha256=pin["sha256"])
    raise RuntimeFileError("\n".join([message, *failures]))


def _download(source: Source, expected: str, cached: Path, cache: Path) -> None:
    """Fetch a file and, if it is the pinned one, move it into the cache in one step."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="fetch-") as folder:
        path = fetch(source, Path(folder))
        got = sha256(path)
        if got != expected:
            size = path.stat().st_size
            raise SourceError(texts.OTHER_FILE.format(got=got, expected=expected, size=size))
        cached.parent.mkdir(exist_ok=True)
        path.replace(cached)


def _remove_stale(cache: Path) -> None:
    """Remove the folders of fetches that were killed."""
    for folder in cache.glob("fetch-*"):
        with suppress(FileNotFoundError):  # another process has just finished with it
            if time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
