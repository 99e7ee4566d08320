#!/bin/sh
# Pasted pictures are dropped when a notebook goes back to format 3, or through text
#
# Guess: nbformat refuses to convert a notebook with pasted pictures to format 3, which cannot hold
#   them, or warns; jupytext warns or keeps them in the text.
# Seen: both drop the pictures and say nothing. The link ![...](attachment:...) stays and points to
#   nothing. jupytext with --update, which takes outputs from the old notebook, drops them as well.
# Why it matters: learners paste sketches and screenshots into their answers. A tool on the way that
#   wants the old format, or keeps notebooks as text, throws the answer away and leaves its caption.
# Source: nbformat/v4/convert.py, downgrade_cell, 5.11.1
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq nbformat==5.11.1 jupytext==1.19.6

venv/bin/python -W error - <<'END'
from importlib.metadata import version
import nbformat, subprocess, sys
from nbformat.v4 import new_markdown_cell, new_notebook

print(*(f"{name} {version(name)}" for name in ("nbformat", "jupytext")), sep=", ")
picture = {"sketch.png": {"image/png": "iVBORw0KGgo="}}
link = "![my sketch](attachment:sketch.png)"
notebook = new_notebook(cells=[new_markdown_cell(link, attachments=picture)])
nbformat.validate(notebook)
nbformat.write(notebook, "answer.ipynb")


def seen(way, cell):
    print(f"{way}: {cell.source}, pictures: {cell.get('attachments')}")
    assert cell.source == link and "attachments" not in cell


seen("format 4 to 3 to 4", nbformat.convert(nbformat.convert(notebook, 3), 4).cells[0])
for form in ("md", "md:myst", "py:percent", "py:light"):
    name = "answer." + form.partition(":")[0]
    jupytext = [sys.executable, "-m", "jupytext", "--quiet"]
    subprocess.run([*jupytext, "--to", form, "-o", name, "answer.ipynb"], check=True)
    nbformat.write(notebook, "again.ipynb")
    subprocess.run([*jupytext, "--to", "ipynb", "--update", "-o", "again.ipynb", name], check=True)
    seen(f"jupytext {form} and --update", nbformat.read("again.ipynb", 4).cells[0])
END
