#!/bin/sh
# jupytext's light format loses a Markdown list that starts with +
#
# Expected: a list with + for bullets comes back as it was, like one with - or *.
# Seen: the whole list is gone. Written as a comment, "# + it is fast" is what opens a code cell in
#   this format: each line of the list is taken for the options of a code cell. The Markdown after
#   it ends up as comments in the code. No warning. In percent format the same notebook comes back
#   whole.
# Why it matters: a reflection written as a list with + is gone after one round through a .py file.
# Source: jupytext's documentation, "The light format" ("# +" opens a cell); run on 1.19.6
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq jupytext==1.19.6 nbformat==5.11.1

venv/bin/python -W error - <<'END'
from importlib.metadata import version
import jupytext
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

print("jupytext", version("jupytext"))


def round_trip(bullet, form):
    texts = ["Why?", f"{bullet} it is fast\n{bullet} it is simple"]
    cells = [new_markdown_cell(text) for text in texts]
    cells += [new_code_cell("x = 1"), new_markdown_cell("The end")]
    back = jupytext.reads(jupytext.writes(new_notebook(cells=cells), form), form)
    before, after = ([(c.cell_type, c.source) for c in some] for some in (cells, back.cells))
    print(f"{bullet} in {form}:", "the same" if before == after else after)
    return before == after, str(after)


for bullet in "-*":
    assert round_trip(bullet, "py:light")[0]
assert round_trip("+", "py:percent")[0]
same, after = round_trip("+", "py:light")
assert not same and "fast" not in after and "simple" not in after
END
