#!/bin/sh
# Equal scores keep their order up to 16 of them, in the browser
#
# Expected: argsort of equal numbers gives them in order, in the browser as it was seen natively.
# Seen: in order up to 16; of 17 the second place goes to number 14, of 20 to number 17. The default
#   sort promises no order of ties, and here it is an insertion sort up to 16. A native NumPy on a
#   processor with AVX-512 gave 0 to 19 for 20, so both look right where they are tried by hand.
#   kind="stable" keeps the order everywhere.
# Why it matters: "the three best classes" of equal scores, a ranking of learners, a leaderboard: the
#   result in the browser is another than the one the instructor's machine shows.
# Source: numpy.argsort's documentation of kind; NumPy 2.4.3 as in the lock file of Pyodide 314.0.4 (its
#   wheel lies in the PyPI package open-webui 0.12.4, 106 MB)
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
for size, expected in [
    (16, list(range(16))),
    (17, [0, 14, 13, 12, 11, 10, 9, 15, 8, 6, 5, 4, 3, 2, 1, 7, 16]),
    (20, [0, *range(17, 0, -1), 18, 19]),
]:
    got = np.argsort(np.zeros(size)).tolist()
    print(f"argsort of {size} zeros: {got}")
    assert got == expected
    assert np.argsort(np.zeros(size), kind="stable").tolist() == list(range(size))
`);
END
node run.mjs
