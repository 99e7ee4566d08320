"""Zip files, read member by member within limits; nothing is ever unpacked to disk."""

import io
import lzma
import stat
import zipfile
import zlib
from pathlib import Path
from typing import IO

from courseware.grading import texts
from courseware.grading.intake.errors import UngradableError

MEMBERS = 5000
TOTAL = 4 << 30  # bytes that all members may say they have
# RuntimeError: encrypted, or packed in a way that is not known.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError,
    KeyError,
)  # fmt: skip
SYSTEMS_OWN = ("__MACOSX", "Thumbs.db", "desktop.ini", "Icon\r")
UTF8 = 0x800  # the flag of a member whose name is in UTF-8


def is_rubbish(name: str) -> bool:
    """Whether a file or folder of this name is an operating system's or an editor's own.

    Parameters
    ----------
    name : str
        One part of a path. ``._Ada.ipynb`` is what macOS lays beside ``Ada.ipynb``.
    """
    hidden = name.startswith((".", "~$")) and name not in (".", "..")
    return hidden or name in SYSTEMS_OWN


def members(file: Path | bytes) -> dict[str, str | None]:
    """``{path: why it is refused, or None}`` for the files in a zip.

    Parameters
    ----------
    file : Path or bytes
        Where it lies, or what is in it.

    Raises
    ------
    UngradableError
        When it is not a zip or holds too much.
    """
    try:
        with zipfile.ZipFile(_opened(file)) as opened:
            entries = opened.infolist()
    except UNREADABLE as error:
        raise UngradableError(texts.ZIP_UNREADABLE.format(error=error)) from error
    if len(entries) > MEMBERS:
        raise UngradableError(texts.ZIP_TOO_MANY.format(count=len(entries), most=MEMBERS))
    if sum(entry.file_size for entry in entries) > TOTAL:
        raise UngradableError(texts.ZIP_TOO_LARGE.format(gigabytes=TOTAL >> 30))
    faults: dict[str, str | None] = {}
    for entry in entries:
        path = _path(entry)
        if entry.is_dir() or any(map(is_rubbish, path.split("/"))):
            continue
        faults[path] = texts.MEMBER_TWICE if path in faults else _fault(entry, path)
    return faults


def _opened(file: Path | bytes) -> Path | IO[bytes]:
    return io.BytesIO(file) if isinstance(file, bytes) else file


def _path(entry: zipfile.ZipInfo) -> str:
    """The member's path; in UTF-8 also where the program that made the zip did not say so."""
    name = entry.filename
    if not entry.flag_bits & UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return name.replace("\\", "/")


def _fault(entry: zipfile.ZipInfo, path: str) -> str | None:
    if leads_out(path):
        return texts.MEMBER_OUTSIDE
    if stat.S_ISLNK(entry.external_attr >> 16):
        return texts.IS_LINK
    if entry.flag_bits & 1:
        return texts.MEMBER_ENCRYPTED
    return None


def leads_out(path: str) -> bool:
    """Whether the path of a member leads to a place outside of its archive.

    Parameters
    ----------
    path : str
    """
    parts = path.split("/")
    drive = parts[0][1:2] == ":" and parts[0][:1].isalpha()
    return path.startswith("/") or ".." in parts or drive or "\0" in path


def read(file: Path | bytes, path: str, limit: int) -> bytes:
    """The bytes of one member.

    Parameters
    ----------
    file : Path or bytes
        The zip: where it lies, or what is in it.
    path : str
        As ``members`` has it.
    limit : int
        The most bytes that are read, whatever the zip says the member's size is.

    Raises
    ------
    UngradableError
        When it is larger, damaged, or packed in a way that is not known.
    """
    try:
        with zipfile.ZipFile(_opened(file)) as opened:
            entries = {_path(entry): entry for entry in opened.infolist() if not entry.is_dir()}
            with opened.open(entries[path]) as member:
                return bounded(member, limit)
    except UngradableError:
        raise
    except UNREADABLE as error:
        raise UngradableError(texts.MEMBER_UNREADABLE.format(error=error)) from error


def bounded(file: IO[bytes], limit: int) -> bytes:
    """The bytes of an open file.

    Parameters
    ----------
    file : binary file
    limit : int
        The most bytes that there may be.

    Raises
    ------
    UngradableError
        When there are more.
    """
    data = file.read(limit + 1)
    if len(data) > limit:
        raise UngradableError(texts.FILE_TOO_LARGE.format(megabytes=limit >> 20))
    return data
