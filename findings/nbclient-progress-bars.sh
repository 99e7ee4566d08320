#!/bin/sh
# nbclient joins streams and forgets what a carriage return leaves standing
#
# Guess: with coalesce_streams, "0123456789" + CR + "abc" is kept as a terminal and JupyterLab show
#   it, "abc3456789", and "xyz" + two backspaces + "Q" as "xQz" or so.
# Seen: the line before the carriage return is gone, "abc" alone is left. Backspaces stay in the
#   text as they are: \b in the pattern that should take them is a word boundary, not a backspace.
# Why it matters: a check that compares outputs of a run notebook with those a learner sees finds
#   differences that nobody made; a stored output is not what was on the screen.
# Source: nbclient/client.py, _RGX_CARRIAGERETURN and _RGX_BACKSPACE, 0.11.0
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq nbclient==0.11.0 nbformat==5.11.1 ipykernel==7.4.0

venv/bin/python - <<'END' 2>/dev/null
from importlib.metadata import version
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

print(*(f"{name} {version(name)}" for name in ("nbclient", "ipykernel")), sep=", ")
source = r"print('0123456789\rabc'); print('xyz\b\bQ')"
for together, expected in [
    (False, "0123456789\rabc\nxyz\b\bQ\n"),
    (True, "abc\nxyz\b\bQ\n"),
]:
    notebook = new_notebook(cells=[new_code_cell(source)])
    NotebookClient(notebook, coalesce_streams=together, kernel_name="python3").execute()
    text = "".join(output.text for output in notebook.cells[0].outputs)
    print(f"coalesce_streams={together}: {text!r}")
    assert text == expected
END
