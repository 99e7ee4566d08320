#!/bin/sh
# jupytext comments out Python lines that look like magics
#
# Guess: in a .py file only IPython's own lines (%timeit, !ls) become comments; Python stays Python.
# Seen: two kinds of plain Python lines become comments. A line that starts with a name such as copy,
#   ls, cat, echo or rm, alone or before an operator; and a continued line that starts with % and a
#   name, the remainder or old string formatting: the .py file then does not even compile. Back in a
#   notebook the lines are as before, so a round trip shows nothing.
# Why it matters: a solution that is right in the notebook is a syntax error, or does nothing, when
#   its .py twin is imported, linted or tested. Keep the source in a format that does not rewrite
#   code, or switch it off with comment_magics: false.
# Source: jupytext/magics.py, _PYTHON_MAGIC_CMD and is_magic, 1.19.6
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq jupytext==1.19.6 nbformat==5.11.1

venv/bin/python - <<'END'
from importlib.metadata import version
import jupytext
from nbformat.v4 import new_code_cell, new_notebook

print("jupytext", version("jupytext"))
remainder = "def rest(a, b):\n    return (a\n            %b)"
show = "copy = [1, 2]\ncopy"
minus = "rm = 5\nrm - 1"
for source, compiles, last in [
    (remainder, False, "            # %b)"),
    (show, True, "# copy"),
    (minus, True, "# rm - 1"),
]:
    compile(source, "notebook", "exec")
    text = jupytext.writes(new_notebook(cells=[new_code_cell(source)]), "py:percent")
    script = text.partition("# %%\n")[2].rstrip()
    try:
        compile(script, "script", "exec")
        result = True
    except SyntaxError:
        result = False
    print(f"{source!r} is written {script!r}; it", "compiles" if result else "does not compile")
    assert result == compiles and script.endswith(last)
    assert jupytext.reads(text, "py:percent").cells[0].source == source
END
