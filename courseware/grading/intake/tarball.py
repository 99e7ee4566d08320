"""Tar files of one learner, packed by gzip or not, read within limits; nothing gets to the disk."""

import gzip
import io
import re
import tarfile
import zlib
from typing import IO

from courseware.grading import texts
from courseware.grading.intake import archive
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import LARGEST

TOTAL = 200 << 20  # bytes of the whole, unpacked
GZIP = b"\x1f\x8b"
UNREADABLE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, KeyError)


class Bounded(io.RawIOBase):
    """What can be read of a file, up to ``TOTAL`` bytes."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile) -> None:
        self._file, self._left = file, TOTAL

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as a file gives them.

        Parameters
        ----------
        size : int

        Raises
        ------
        UngradableError
            When there have been too many.
        """
        data = self._file.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise UngradableError(texts.ARCHIVE_TOO_LARGE.format(megabytes=TOTAL >> 20))
        return data


def notebooks(data: bytes, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The contents of the files in a tar file whose names are like ``wanted``, by path.

    Parameters
    ----------
    data : bytes
    wanted : re.Pattern

    Raises
    ------
    UngradableError
        When it is damaged, holds too much, or one of them is a link or leads out.
    """
    opened: IO[bytes] | gzip.GzipFile = io.BytesIO(data)
    if data.startswith(GZIP):
        opened = gzip.GzipFile(fileobj=io.BytesIO(data))
    found: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=Bounded(opened), mode="r|") as file:
            for count, member in enumerate(file, 1):
                if count > archive.MEMBERS:
                    raise UngradableError(
                        texts.ARCHIVE_TOO_MANY.format(count=count, most=archive.MEMBERS)
                    )
                path = member.name.removeprefix("./")
                if (
                    member.isdir()
                    or not wanted.search(path)
                    or any(map(archive.is_rubbish, path.split("/")))
                ):
                    continue
                if fault := _fault(member, path):
                    raise UngradableError(texts.OF_FILE.format(path=path, fault=fault))
                content = file.extractfile(member)
                found[path] = archive.bounded(content, LARGEST) if content else b""
    except UNREADABLE as error:
        if isinstance(error, UngradableError):
            raise
        raise UngradableError(texts.ARCHIVE_UNREADABLE.format(error=error)) from error
    return found


def _fault(member: tarfile.TarInfo, path: str) -> str | None:
    if archive.leads_out(path):
        return texts.MEMBER_OUTSIDE
    return None if member.isfile() else texts.IS_LINK
