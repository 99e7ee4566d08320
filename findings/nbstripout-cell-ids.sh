#!/bin/sh
# nbstripout gives every cell a new id
#
# Guess: outputs and run counts are taken out, ids stay: they are what a cell is known by.
# Seen: ids become "0", "1", "2" ... in order. One cell put in at the top changes the id of all
#   cells below it. --keep-id keeps them.
# Why it matters: nbstripout is a usual git filter of courses. Whatever finds a cell again by its id
#   (a feedback file, a merge, an answer kept in a browser) finds another cell afterwards.
# Source: nbstripout's README, --keep-id; run on 0.9.1
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq nbstripout==0.9.1 nbformat==5.11.1

venv/bin/python - <<'END'
from importlib.metadata import version
import nbformat, subprocess
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

print("nbstripout", version("nbstripout"))


def stripped(cells, *options):
    nbformat.write(new_notebook(cells=cells), "lesson.ipynb")
    subprocess.run(["venv/bin/nbstripout", *options, "lesson.ipynb"], check=True)
    ids = {cell.source: cell.id for cell in nbformat.read("lesson.ipynb", 4).cells}
    print(*options, ids)
    return ids


cells = [new_code_cell("class ReLU: ...", id="relu-class"), new_markdown_cell("Why?", id="why")]
top = new_markdown_cell("Welcome", id="welcome")
assert stripped(cells) == {"class ReLU: ...": "0", "Why?": "1"}
assert stripped([top, *cells]) == {"Welcome": "0", "class ReLU: ...": "1", "Why?": "2"}
assert stripped(cells, "--keep-id") == {"class ReLU: ...": "relu-class", "Why?": "why"}
END
