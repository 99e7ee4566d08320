#!/bin/sh
# agate and pyexcel read "7,5" points as 75, without asking
#
# Guess: a number with a comma stays text, or follows the computer's language.
# Seen: 75 in both; "8,25" is 825, "1,000" is 1000. agate takes "5%" for 5 as well, makes the learner
#   named "None" nobody, and the ids 007 and 1E5 numbers; pyexcel keeps 007 and makes 1E5
#   100000.0. tablib keeps all as they stand. Saved again the ids and points are changed for good.
# Why it matters: half of the world writes 7,5, and graders type it. Ten times the points is a grade
#   that nobody notices in a table of hundreds. Read tables of grades as text.
# Source: agate, Number(group_symbol, currency_symbols), 1.14.2; pyexcel-io/service.py,
#   detect_float_value, 0.6.8
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq agate==1.14.2 pyexcel==0.7.6 pyexcel-io==0.6.8 tablib==3.10.0

venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
from decimal import Decimal
import agate, pyexcel, tablib

names = ("agate", "pyexcel", "pyexcel-io", "tablib")
print(*(f"{name} {version(name)}" for name in names), sep=", ")
text = 'id,name,points\n007,None,"7,5"\n1E5,Ada,"8,25"\n0042,Bo,"1,000"\n'
with open("grades.csv", "w") as file:
    file.write(text)
by_agate = [tuple(row.values()) for row in agate.Table.from_csv("grades.csv").rows]
by_pyexcel = [tuple(row) for row in pyexcel.get_array(file_name="grades.csv")[1:]]
by_tablib = tablib.Dataset().load(text, format="csv")[:]
for name, rows in [("agate", by_agate), ("pyexcel", by_pyexcel), ("tablib", by_tablib)]:
    print(name, rows)
assert by_agate == [
    (Decimal(7), None, Decimal(75)),
    (Decimal("1E5"), "Ada", Decimal(825)),
    (Decimal(42), "Bo", Decimal(1000)),
]
assert by_pyexcel == [("007", "None", 75), (100000.0, "Ada", 825), ("0042", "Bo", 1000)]
assert by_tablib == [("007", "None", "7,5"), ("1E5", "Ada", "8,25"), ("0042", "Bo", "1,000")]
END
