"""One file that was handed in: where it lies, and how its bytes are read."""

from dataclasses import dataclass
from pathlib import Path

from courseware.grading import texts
from courseware.grading.intake import archive
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import LARGEST


@dataclass(frozen=True)
class SubmittedFile:
    """A file that is not read, for its ``fault``; the kinds below are read where they have none.

    Parameters
    ----------
    path : str
        As it was handed in; inside a zip it goes on after the zip's own.
    fault : str or None
        Why it is refused.
    """

    path: str
    fault: str | None

    def read(self) -> bytes:
        """The bytes, at most ``LARGEST``.

        Raises
        ------
        UngradableError
            When it is refused, too large or damaged.
        """
        if self.fault is not None:
            raise UngradableError(self.fault)
        return self._bytes()

    def _bytes(self) -> bytes:
        raise NotImplementedError


@dataclass(frozen=True)
class FileOnDisk(SubmittedFile):
    """A file in the folder of submissions, at ``location``."""

    location: Path

    def _bytes(self) -> bytes:
        try:
            with self.location.open("rb") as file:
                return archive.bounded(file, LARGEST)
        except OSError as error:
            raise UngradableError(texts.FILE_UNREADABLE.format(error=error.strerror)) from error


@dataclass(frozen=True)
class FileInZip(SubmittedFile):
    """The member ``name`` of a zip, which is a file or the bytes of one."""

    zip: Path | bytes
    name: str

    def _bytes(self) -> bytes:
        return archive.read(self.zip, self.name, LARGEST)


@dataclass(frozen=True)
class FileInMemory(SubmittedFile):
    """What has been read already."""

    data: bytes

    def _bytes(self) -> bytes:
        return self.data
