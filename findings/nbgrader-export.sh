#!/bin/sh
# nbgrader's table of grades has 0.0 for work that nobody has looked at, and breaks at commas
#
# Guess: a learner without a hand-in has empty points; so has a part that waits for a person; a name
#   with a comma is put in quotes.
# Seen: no hand-in is 0.0 points. A hand-in whose only cell waits for a person is 0.0 too, and nothing
#   in the row says so (its timestamp is empty as well, if no timestamp.txt was there). A last name
#   "King, Jr." is written as it is: twelve fields below eleven titles, each later one moved by one,
#   so that the points stand below the penalty.
# Why it matters: such a table goes straight into a platform, where 0.0 is a grade. An error, or
#   nobody's judgement, must not become a number.
# Source: nbgrader/plugins/export.py, CsvExportPlugin, 0.9.6
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq nbgrader==0.9.6 alembic==1.20.1 sqlalchemy==2.1.9

PATH="$work/venv/bin:$PATH" venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
import csv
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

print("nbgrader", version("nbgrader"))
with Gradebook("sqlite:///:memory:") as gradebook:
    gradebook.add_assignment("relu")
    gradebook.add_notebook("work", "relu")
    gradebook.add_grade_cell("why", "work", "relu", max_score=10, cell_type="markdown")
    gradebook.add_student("nobody", last_name="Hopper")
    gradebook.add_student("waiting", last_name="King, Jr.")
    gradebook.add_submission("relu", "waiting")
    grade = gradebook.find_submission("relu", "waiting").notebooks[0].grades[0]
    grade.needs_manual_grade = True
    gradebook.db.commit()
    export = CsvExportPlugin()
    export.to = "grades.csv"
    export.export(gradebook)
with open("grades.csv", newline="") as file:
    titles, *rows = csv.reader(file)
for row in rows:
    print(row)
found = {row[3]: row for row in rows}
assert len(titles) == 11 and titles[7:] == ["raw_score", "late_submission_penalty", "score", "max_score"]
assert found["nobody"][7:] == ["0.0", "0.0", "0.0", "10.0"]
assert found["waiting"][4:6] == ["King", " Jr."] and len(found["waiting"]) == 12
assert found["waiting"][8:] == ["0.0", "0.0", "0.0", "10.0"]
END
