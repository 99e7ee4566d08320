"""Ready-compressed copies beside the files of a site, for hosts that can serve them.

``page.html`` gets a ``page.html.br`` and a ``page.html.gz``. nginx (``gzip_static``,
``brotli_static``), Caddy (``precompressed``), Apache and ``course serve`` send them to browsers
that take them; to all other hosts they are files that nobody asks for.
"""

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import get_ident

import brotli

from courseware.files import files_of

EXTENSIONS = {"br": ".br", "gzip": ".gz"}  # by the name of the encoding in HTTP, best first
KINDS = (
    ".css", ".html", ".inv", ".ipynb", ".js", ".json", ".mjs", ".svg", ".ttf", ".wasm",
    ".webmanifest", ".whl", ".zip",
)  # fmt: skip
LARGE = 10_000_000  # bytes: snapshots of Python, and the archive that is hardly ever asked for
SMALL = 1_000  # bytes; below it a copy saves less than its headers take


def write(site: Path, cache: Path) -> None:
    """Write the copies of all files below the folder ``site`` that get smaller by it.

    Parameters
    ----------
    site : Path
        Gets the copies, each beside its file.
    cache : Path
        A folder that keeps each copy under the hash of its content: packing everything takes two
        minutes, packing what has changed since takes no time.
    """
    cache.mkdir(parents=True, exist_ok=True)
    found = [p for p in files_of(site) if p.suffix in KINDS and p.stat().st_size >= SMALL]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda path: _write_beside(path, cache), found))


def _write_beside(path: Path, cache: Path) -> None:
    content = path.read_bytes()
    name = hashlib.sha256(content).hexdigest()
    for encoding, extension in EXTENSIONS.items():
        cached = cache / f"{name}-{_quality(content)}{extension}"
        packed = cached.read_bytes() if cached.exists() else _keep(cached, pack(content, encoding))
        if len(packed) < 0.95 * len(content):
            path.with_name(path.name + extension).write_bytes(packed)


def is_copy(name: str) -> bool:
    """Whether the file ``name`` is such a copy: a host can do without it."""
    return name.endswith(tuple(EXTENSIONS.values()))


def pack(content: bytes, encoding: str) -> bytes:
    """The bytes ``content`` in an encoding of HTTP; the same bytes each time.

    Brotli's highest quality gains a tenth and takes ten times as long. It pays for what is not made
    anew at each change of the package; the large snapshots are, and get the wider window only.

    Parameters
    ----------
    content : bytes
        Of any length.
    encoding : str
        A key of ``EXTENSIONS``.
    """
    if encoding == "gzip":
        return gzip.compress(content, mtime=0)
    return bytes(brotli.compress(content, quality=_quality(content), lgwin=24))


def _quality(content: bytes) -> int:
    """How hard Brotli tries, from 0 to 11; part of the name under which a copy is kept."""
    return 11 if len(content) < LARGE else 9


def _keep(path: Path, packed: bytes) -> bytes:
    fresh = path.with_name(f"{path.name}.{get_ident()}")  # whole or not at all, even when killed
    fresh.write_bytes(packed)
    fresh.replace(path)
    return packed
