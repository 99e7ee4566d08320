#!/bin/sh
# nbgrader takes "+0100" for a hundred seconds, and unknown time zones for UTC
#
# Guess: "2026-11-02 17:00 +0100" is 16:00 UTC, and a zone that nbgrader does not know is refused.
# Seen: with a space before it, +0100 is a hundred seconds: 16:58:20 UTC. Without the space it is an
#   hour. "+01:00" after a space counts as UTC, and so do PST, BST and IST, without a word; CET
#   and MST are honoured. A work handed in at 17:00 UTC is 100 seconds late instead of an hour.
# Why it matters: due dates and timestamp.txt are often written by scripts. Late by hours, or not at
#   all, depends on a space. Write UTC.
# Source: nbgrader/utils.py, parse_utc, 0.9.6: a third word that is a number goes to dateutil, which
#   takes seconds
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq nbgrader==0.9.6 alembic==1.20.1 sqlalchemy==2.1.9 python-dateutil==4.0.0

PATH="$work/venv/bin:$PATH" venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
from nbgrader.api import Gradebook

print(*(f"{name} {version(name)}" for name in ("nbgrader", "python-dateutil")), sep=", ")
for zone, due, late in [
    (" +0100", "16:58:20", 100),
    ("+0100", "16:00:00", 3600),
    (" +01:00", "17:00:00", 0),
    (" CET", "16:00:00", 3600),
    (" PST", "17:00:00", 0),
    (" BST", "17:00:00", 0),
]:
    with Gradebook("sqlite:///:memory:") as gradebook:
        gradebook.add_student("ada")
        gradebook.add_assignment("relu", duedate=f"2026-11-02 17:00{zone}")
        work = gradebook.add_submission("relu", "ada", timestamp="2026-11-02 17:00 UTC")
        got = work.duedate.strftime("%H:%M:%S"), work.total_seconds_late
        print(f"due at 17:00{zone}: {got[0]} UTC; handed in at 17:00 UTC: {got[1]:.0f} s late")
        assert got == (due, late)
END
