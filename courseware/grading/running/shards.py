"""A class graded in parts, on as many machines as there are, and put together again."""

import hashlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.intake.submissions import Submission
from courseware.grading.records.last_run import Entry, LastRun
from courseware.grading.records.ledger import Ledger

SAME = ("lesson", "lesson_version", "seed", "limits", "private_checks")


@dataclass(frozen=True)
class Shard:
    """One of ``count`` parts of a class, ``number`` counting from 1."""

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    @classmethod
    def of(cls, text: str) -> "Shard":
        """The shard that ``text`` names, as ``3/20``.

        Parameters
        ----------
        text : str

        Raises
        ------
        CourseError
            When it names none.
        """
        match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
        shard = cls(*map(int, match.groups())) if match else cls(0, 0)
        if not 1 <= shard.number <= shard.count:
            raise CourseError(texts.NO_SHARD.format(text=text))
        return shard

    def part(self, submissions: Sequence[Submission]) -> list[Submission]:
        """The submissions of this part: by their learners' names, whatever the order.

        Parameters
        ----------
        submissions : sequence of Submission
        """
        return [each for each in submissions if _number(each.student, self.count) == self.number]


def _number(student: str, count: int) -> int:
    digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % count + 1


def merge(folders: Sequence[Path], ledger: Ledger) -> None:
    """Put the parts of a class together; ``ledger`` is then that of the whole class.

    Parameters
    ----------
    folders : sequence of Path
        What ``--out`` named for each part.
    ledger : Ledger

    Raises
    ------
    CourseError
        When one is missing or is there twice, or they were not graded alike.
    """
    lasts = [_part(folder) for folder in folders]
    shards = [Shard.of(last.shard or "") for last in lasts]
    wanted = {Shard(number, shards[0].count) for number in range(1, shards[0].count + 1)}
    if set(shards) != wanted or len(shards) != len(wanted):
        names = ", ".join(str(each) for each in sorted(wanted - set(shards), key=str))
        raise CourseError(texts.NOT_ALL_SHARDS.format(count=shards[0].count, missing=names or "-"))
    for folder, last in zip(folders, lasts, strict=True):
        for name in SAME:
            if getattr(last, name) != getattr(lasts[0], name):
                raise CourseError(texts.GRADED_OTHERWISE.format(folder=folder, name=name))
    entries: list[Entry] = []
    for folder, last in zip(folders, lasts, strict=True):
        entries += last.entries or ()
        for key in {entry.key for entry in last.entries or () if entry.key}:
            shutil.copyfile(folder / "results" / f"{key}.json", ledger.result(key))
    ordered = tuple(sorted(entries, key=lambda each: each.student))
    seconds = sum(last.seconds or 0 for last in lasts)
    ledger.close(replace(lasts[0], shard=None, entries=ordered, seconds=round(seconds, 1)))


def _part(folder: Path) -> LastRun:
    if not (folder / "run.json").is_file():
        raise CourseError(texts.NO_PART.format(folder=folder))
    last = Ledger(folder).last()
    if last.shard is None or last.entries is None:
        raise CourseError(texts.NO_PART.format(folder=folder))
    return last
