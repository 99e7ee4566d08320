"""Zip files, read member by member within limits; nothing is ever unpacked to disk."""

import lzma
import stat
import zipfile
import zlib

from courseware.grading.intake.errors import UngradableError

MEMBERS = 5000
TOTAL = 4 << 30  # bytes that all members may say they have
# RuntimeError: encrypted, or packed in a way that is not known.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError,
    KeyError,
)  # fmt: skip
IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints/")


def members(file):
    """``{path: why it is refused, or None}`` for the files in a zip, and what stands twice last.

    Parameters
    ----------
    file : path or binary file

    Raises
    ------
    UngradableError
        When it is no zip or holds too much.
    """
    try:
        with zipfile.ZipFile(file) as opened:
            entries = opened.infolist()
    except UNREADABLE as error:
        raise UngradableError(f"the zip cannot be read: {error}") from error
    if len(entries) > MEMBERS:
        raise UngradableError(f"the zip holds {len(entries)} files; allowed: {MEMBERS}")
    if sum(entry.file_size for entry in entries) > TOTAL:
        raise UngradableError(f"the zip unpacks to more than {TOTAL >> 30} GB")
    found = {}
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if entry.is_dir() or any(f"/{name}" in f"/{path}" for name in IGNORED):
            continue
        found[path] = "its name stands twice in the zip" if path in found else _fault(entry, path)
    return found


def _fault(entry, path):
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in path:
        return "its path in the zip leads out of it"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link"
    if entry.flag_bits & 1:
        return "it is encrypted"
    return None


def read(file, path, limit):
    """The bytes of one member, at most ``limit`` of them whatever the zip says its size is.

    Raises
    ------
    UngradableError
        When it is larger, damaged, or packed in a way that is not known.
    """
    try:
        with zipfile.ZipFile(file) as opened:
            names = {e.filename.replace("\\", "/"): e for e in opened.infolist() if not e.is_dir()}
            with opened.open(names[path]) as member:
                return bounded(member, limit)
    except UngradableError:
        raise
    except UNREADABLE as error:
        raise UngradableError(f"it cannot be read from the zip: {error}") from error


def bounded(file, limit):
    """The bytes of an open file, of which there may be at most ``limit``."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise UngradableError(f"larger than {limit >> 20} MB")
    return data
