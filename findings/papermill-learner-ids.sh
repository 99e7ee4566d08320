#!/bin/sh
# papermill -p turns learner ids into numbers
#
# Guess: `-p id 007` gives the notebook the text "007"; what should be typed goes through --yaml.
# Seen: each value of -p that Python can read as a number is one. 007 becomes 7, 1_000 becomes
#   1000, 1E5 becomes 100000.0, "infinity" becomes inf, +5 becomes 5, and a space before a digit
#   is dropped; None and True lose their quotes, while true and no stay text. `-r` keeps text.
# Why it matters: a loop that runs one notebook per learner writes the wrong name into it, and two
#   learners, 7 and 007, become one. Give ids with -r.
# Source: papermill/cli.py, _resolve_type, 2.7.0
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq papermill==2.7.0 nbformat==5.11.1 nbclient==0.11.0 ipykernel==7.4.0

venv/bin/python - <<'END'
from importlib.metadata import version
import nbformat
from nbformat.v4 import new_code_cell, new_notebook

print(*(f"{name} {version(name)}" for name in ("papermill", "nbclient", "ipykernel")), sep=", ")
cells = [
    new_code_cell("id = ''", metadata={"tags": ["parameters"]}),
    new_code_cell("print(repr(id), end='')"),
]
kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), "ask.ipynb")
END

seen() {
    venv/bin/papermill "$1" id "$2" ask.ipynb out.ipynb --no-progress-bar 2>/dev/null
    got=$(venv/bin/python -c '
import json
cells = json.load(open("out.ipynb"))["cells"]
print("".join(cells[-1]["outputs"][0]["text"]))')
    echo "$1 id '$2' gives $got"
    test "$got" = "$3"
}
seen -p 007 7
seen -p 1_000 1000
seen -p 1E5 100000.0
seen -p infinity inf
seen -p ' +5' 5
seen -p None None
seen -p true "'true'"
seen -r 007 "'007'"
