#!/bin/sh
# In the browser NumPy refuses its own random integers as indices
#
# Guess: np.repeat(x, rng.integers(0, 3, 5)) works as natively; integers have 32 bits there, but one
#   call's result fits the next call.
# Seen: default_rng().integers gives int64 there too, while an index is an int32: repeat, choose, put
#   and add.reduceat raise TypeError, "Cannot cast array data from int64 to int32 according to the
#   rule 'safe'". x[labels], take, bincount, searchsorted and add.at take the same array.
# Why it matters: labels drawn with the recommended generator work in some lines of a lesson and not in
#   others, only in the browser, with a message about types that the learner never chose. Ask for
#   dtype=np.intp where labels are made.
# Source: NumPy 2.4.3 as in the lock file of Pyodide 314.0.4 (its wheel lies in the PyPI package
#   open-webui 0.12.4, 106 MB)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund pyodide@314.0.4
python3 -m pip download -qq --no-deps --only-binary=:all: --python-version 3.12 open-webui==0.12.4
unzip -qj open_webui-*.whl '*/pyodide/numpy-2.4.3-*.whl'
echo "0cad9c1b91f0082e4f959bc0e0bf5835a2efbba6ab3b1e9d1fe6e7e564cca98e  $(ls numpy-*.whl)" |
    sha256sum --check --quiet

cat > run.mjs <<'END'
import { readFileSync, readdirSync } from "node:fs";
import { loadPyodide, version } from "pyodide";
const python = await loadPyodide();
const name = readdirSync(".").find((name) => name.startsWith("numpy-"));
const wheel = new Uint8Array(readFileSync(name));
const extractDir = python.runPython("import site; site.getsitepackages()[0]");
python.unpackArchive(wheel, "wheel", { extractDir });
python.runPython(`
import numpy as np
print("pyodide ${version}, numpy", np.__version__, "node ${process.version}")
labels = np.random.default_rng(0).integers(0, 3, 5)
x = np.arange(5.0)
print("labels", labels.tolist(), labels.dtype, "index", np.dtype(np.intp))
assert labels.dtype == np.int64 and np.intp == np.int32
calls = {
    "x[labels]": lambda index: x[index],
    "take": lambda index: x.take(index),
    "bincount": lambda index: np.bincount(index),
    "add.at": lambda index: np.add.at(x.copy(), index, 1),
    "searchsorted": lambda index: np.searchsorted(np.arange(3), index),
    "repeat": lambda index: np.repeat(x, index),
    "choose": lambda index: np.choose(index, [x, x, x]),
    "put": lambda index: np.put(x.copy(), index, 1),
    "add.reduceat": lambda index: np.add.reduceat(x, index),
}
refused = []
for name, call in calls.items():
    call(labels.astype(np.intp))
    try:
        call(labels)
    except TypeError as error:
        refused.append(name)
        message = str(error)
print("refused:", *refused)
print(message)
assert refused == ["repeat", "choose", "put", "add.reduceat"]
`);
END
node run.mjs
