"""The files that grading keeps between runs."""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.intake.names import normal
from courseware.grading.records import marks
from courseware.grading.records.last_run import LastRun
from courseware.grading.records.marks import Mark, Marks
from courseware.grading.records.run_record import RunRecord, UnknownFormatError


class Ledger:
    """The files below the folder ``out`` from which everything else there can be made again.

    ``results/KEY.json`` is what one run of one notebook left behind, ``marks.json`` the points
    given by hand, ``run.json`` the last run.

    Parameters
    ----------
    out : Path
        Made when it does not exist.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        (out / "results").mkdir(parents=True, exist_ok=True)

    def record(self, key: str) -> RunRecord | None:
        """What is kept of a run; None where nothing is, or something that is not understood.

        Parameters
        ----------
        key : str
        """
        data = self._load(f"results/{key}.json")
        if data is None:
            return None
        try:
            return RunRecord.from_json(data)
        except UnknownFormatError:
            return None

    def result(self, key: str) -> Path:
        """Where the record ``key`` lies.

        Parameters
        ----------
        key : str
        """
        return self.out / "results" / f"{key}.json"

    def keep(self, key: str, record: RunRecord) -> None:
        """Keep what a run left behind.

        Parameters
        ----------
        key : str
        record : RunRecord
        """
        self._save(f"results/{key}.json", record.to_json())

    def last(self) -> LastRun:
        """The last run, or one of which nothing is known."""
        return LastRun.from_json(self._load("run.json") or {})

    def close(self, run: LastRun) -> None:
        """Keep ``run`` as the last one.

        Parameters
        ----------
        run : LastRun
        """
        self._save("run.json", run.to_json())

    def marks(self) -> Marks:
        """Points given by hand."""
        data = self._load("marks.json") or {}
        found: Marks = {}
        for student, given in data.items():  # earlier versions kept any spelling of a name
            of_student = found.setdefault(normal(student), {})
            of_student |= {name: Mark(**mark) for name, mark in given.items()}
        return found

    def merge(self, data: bytes, most: Mapping[str, float], students: Collection[str]) -> None:
        """Take points and comments from a ``reflections.csv``; all of them or none.

        It is read by ``marks.read``, with these parameters and its errors.
        """
        kept = self.marks()
        for line in marks.read(data, most, students):
            given = kept.setdefault(line.student, {})
            mark = marks.merged(given.pop(line.grade_id, None), line)
            if mark is not None:
                given[line.grade_id] = mark
        self._save(
            "marks.json",
            {
                student: {name: asdict(mark) for name, mark in given.items()}
                for student, given in kept.items()
            },
        )

    def _load(self, name: str) -> Any:
        path = self.out / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise CourseError(texts.DAMAGED.format(path=path)) from error

    def _save(self, name: str, content: dict[str, Any]) -> None:
        write(self.out / name, json.dumps(content, indent=1, sort_keys=True) + "\n")


def write(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a file so that there is never half of it.

    Parameters
    ----------
    path : Path
    text : str
    encoding : str
        ``utf-8-sig`` puts a byte order mark first, without which Excel takes UTF-8 for another.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding=encoding, newline="\n")
    part.replace(path)
