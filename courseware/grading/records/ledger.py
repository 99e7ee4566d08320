"""What grading keeps between runs: results by content, hand-given points, the last run."""

import csv
import hashlib
import io
import json
import math
import os

from courseware.errors import CourseError
from courseware.grading.records.csv_text import raw

COLUMNS = ("student", "grade_id", "points", "comment", "answer")


class Ledger:
    """The files below the folder ``out`` from which everything else there can be made again.

    ``results/KEY.json`` is what one run of one notebook left behind, ``marks.json`` the points
    given by hand, ``run.json`` the seed, limits, versions and times of the last run.
    """

    def __init__(self, out):
        self.out = out
        (out / "results").mkdir(parents=True, exist_ok=True)

    def result(self, key):
        """What is kept of a run, or None."""
        return self._load(f"results/{key}.json")

    def keep(self, key, kept):
        """Keep what is left of a run."""
        self._save(f"results/{key}.json", kept)

    def last(self):
        """The last run, or an empty dict."""
        return self._load("run.json") or {}

    def close(self, run):
        """Keep the run that has just ended."""
        self._save("run.json", run)

    def marks(self):
        """Points given by hand: student, then grade id, to points, comment and answer's digest."""
        return self._load("marks.json") or {}

    def merge(self, text, points, students):
        """Take points from the text of a ``reflections.csv``; all of them or none.

        Parameters
        ----------
        text : str
        points : dict
            The most points by grade id of the reflections.
        students : collection of str

        Raises
        ------
        CourseError
            With one line for every fault.
        """
        marks, faults, known = self.marks(), [], {}
        for student in students:
            known.setdefault(_in_a_line(student), []).append(student)
        for number, row in enumerate(_rows(text), 2):
            named = known.get(_in_a_line(row["student"]), [])
            fault = _fault(row, points, named)
            if fault:
                faults.append(f"line {number}: {fault}")
            elif row["points"]:
                marks.setdefault(named[0], {})[row["grade_id"]] = {
                    "points": float(row["points"].replace(",", ".")),
                    "comment": row["comment"],
                    "answer": row["answer"],
                }
        if faults:
            raise CourseError("nothing was merged:\n" + "\n".join(faults[:20]))
        self._save("marks.json", marks)

    def _load(self, name):
        try:
            return json.loads((self.out / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise CourseError(f"{self.out / name} is damaged; move it away to go on") from error

    def _save(self, name, content):
        write(self.out / name, json.dumps(content, indent=1, sort_keys=True) + "\n")


def write(path, text):
    """Write a file so that there is never half of it."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)


def note_changes(outcomes):
    """Add a hint where an answer is another one than that which was marked."""
    for each in outcomes:
        for name, mark in each.marks.items():
            if each.has_points and mark["answer"] not in ("", digest(each.answers.get(name, ""))):
                each.hints.append(f"the answer to {name} was changed after it was marked")


def digest(answer):
    """Twelve hexadecimal digits of an answer, by which a mark is tied to what was read."""
    return hashlib.sha256(answer.encode()).hexdigest()[:12]


def _rows(text):
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if reader.fieldnames is None or not set(COLUMNS) <= set(reader.fieldnames):
        raise CourseError(f"not a reflections.csv: its first line must have {', '.join(COLUMNS)}")
    for row in reader:
        yield {name: raw((row[name] or "").strip()) for name in COLUMNS}


def _in_a_line(name):
    """A student's name as a table can hold it, whoever wrote the table."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _fault(row, points, named):
    """What is wrong with one line, or None; ``named`` are the students that may be meant."""
    if len(named) != 1:
        count = "two students" if named else "no student"
        return f"{count} {row['student']!r} {'were' if named else 'was'} graded"
    if row["grade_id"] not in points:
        return f"no reflection {row['grade_id']!r}; there are {', '.join(points)}"
    if not row["points"]:
        return None
    most = points[row["grade_id"]]
    try:
        value = float(row["points"].replace(",", "."))
    except ValueError:
        value = math.nan
    return None if 0 <= value <= most else f"points {row['points']!r}; allowed: 0 to {most}"
