#!/bin/sh
# nbgrader deletes any line that mentions END SOLUTION
#
# Guess: the marks count where they stand alone as a comment; text that mentions them stays.
# Seen: they count anywhere in a line, also within a string or a sentence. A line with END SOLUTION
#   outside of a solution is left out of the student's notebook without a word; one with both marks
#   opens a solution that never ends, and generating stops with an error.
# Why it matters: an instruction ("write between BEGIN SOLUTION and END SOLUTION"), a message or an
#   assert about the marks vanishes from what learners get, and the cell still runs.
# Source: nbgrader/preprocessors/clearsolutions.py, _replace_solution_region, 0.9.6
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq nbgrader==0.9.6 nbformat==5.11.1

PATH="$work/venv/bin:$PATH" venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import ClearSolutions

print("nbgrader", version("nbgrader"))


def released(source):
    mark = {"grade_id": "relu", "solution": True, "grade": False, "locked": False}
    cell = new_code_cell(source, metadata={"nbgrader": {**mark, "schema_version": 3}})
    notebook, _ = ClearSolutions().preprocess(new_notebook(cells=[cell]), {})
    return notebook.cells[0].source


text = """\
### BEGIN SOLUTION
y = max(0, x)
### END SOLUTION
hint = "keep the line END SOLUTION"
print(y)"""
got = released(text)
print(got)
assert got == "# YOUR CODE HERE\nraise NotImplementedError()\nprint(y)"
try:
    released("# write between BEGIN SOLUTION and END SOLUTION\ny = 0")
except RuntimeError as error:
    print("RuntimeError:", error)
else:
    raise SystemExit("both marks in one line: no error any more")
END
