#!/bin/sh
# nbgrader validate is content when the check is gone, and never fails
#
# Guess: a notebook whose check was deleted is named as incomplete; a failed validation ends with an
#   exit status other than 0.
# Seen: with its only check deleted the notebook "passes all the tests". A cell between that raises an
#   error is not mentioned either. When a check fails the output says so, and the exit status is 0.
#   Where a learner made the check Markdown, the message has it the wrong way round: "markdown cell
#   has changed to a code cell".
# Why it matters: learners run it as the last step before they hand in, and courses run it in CI. Read
#   its output, not its status, and look for the checks first.
# Source: nbgrader issue 1908 (the exit status); nbgrader/validator.py, 0.9.6
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq nbgrader==0.9.6 nbconvert==7.17.2 nbclient==0.11.0 nbformat==5.11.1 ipykernel==7.4.0

PATH="$work/venv/bin:$PATH" venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
import subprocess
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import compute_checksum

print(*(f"{name} {version(name)}" for name in ("nbgrader", "nbclient")), sep=", ")


def marked(cell, grade, kind="code"):
    mark = {"grade_id": "check" if grade else "relu", "locked": grade, "task": False}
    mark |= {"grade": grade, "solution": not grade, "schema_version": 3, "cell_type": kind}
    cell.metadata["nbgrader"] = mark | ({"points": 2} if grade else {})
    cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    return cell


def validate(name, *cells):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), "work.ipynb")
    done = subprocess.run(
        ["nbgrader", "validate", "work.ipynb"], capture_output=True, text=True
    )
    words = " ".join(done.stdout.split())
    print(f"{name}: status {done.returncode}, {words[:120]}")
    return done.returncode, words


work = marked(new_code_cell("y = 1"), False)
check = marked(new_code_cell("assert y == 0"), True)
changed = new_markdown_cell("assert y == 0", metadata=check.metadata)
status, words = validate("check fails", work, check)
assert status == 0 and "VALIDATION FAILED ON 1 CELL" in words
status, words = validate("check deleted, a cell raises", work, new_code_cell("1 / 0"))
assert status == 0 and words == "Success! Your notebook passes all the tests."
status, words = validate("check made Markdown", work, changed)
assert status == 0 and "markdown cell has changed to a code cell" in words
END
