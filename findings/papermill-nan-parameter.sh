#!/bin/sh
# papermill writes a notebook that no browser can read
#
# Guess: a parameter that is not a number is kept in the notebook as null or as text.
# Seen: papermill keeps the parameters in the notebook's metadata, and nbformat writes NaN there as
#   it is. Python reads the file again, nbformat calls it valid; JSON.parse, with which JupyterLab
#   and each page read notebooks, refuses the whole file.
# Why it matters: one missing value (a tolerance, a mean of nothing) and the learner's notebook
#   does not open any more, though every tool on the instructor's side says it is sound. A course
#   that reads notebooks in pages must say so in words of its own.
# Source: nbformat/v4/nbjson.py, JSONWriter.writes sets no allow_nan, 5.11.1
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq papermill==2.7.0 nbformat==5.11.1 nbclient==0.11.0 ipykernel==7.4.0

venv/bin/python - <<'END' 2>/dev/null
from importlib.metadata import version
import math, nbformat, papermill
from nbformat.v4 import new_code_cell, new_notebook

print(*(f"{name} {version(name)}" for name in ("papermill", "nbformat")), sep=", ")
cell = new_code_cell("tolerance = 0.1", metadata={"tags": ["parameters"]})
kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
nbformat.write(new_notebook(cells=[cell], metadata={"kernelspec": kernel}), "ask.ipynb")
papermill.execute_notebook(
    "ask.ipynb", "out.ipynb", parameters={"tolerance": math.nan}, progress_bar=False
)
again = nbformat.read("out.ipynb", as_version=4)
nbformat.validate(again)
kept = again.metadata.papermill.parameters
print("Python reads", dict(kept), "and calls the notebook valid")
assert math.isnan(kept["tolerance"])
END

echo "node $(node --version)"
node -e '
const { readFileSync } = require("node:fs");
try {
  JSON.parse(readFileSync("out.ipynb", "utf8"));
} catch (error) {
  console.log(`JSON.parse: ${error.name}, ${error.message.split("\n")[0]}`);
  process.exit(error instanceof SyntaxError && /"?N"?/.test(error.message) ? 0 : 1);
}
process.exit(1);'
