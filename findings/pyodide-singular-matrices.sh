#!/bin/sh
# In the browser NumPy never says that a matrix is singular
#
# Expected: np.linalg.inv of a singular matrix raises LinAlgError, as natively.
# Seen: a matrix of NaN, without an error or a warning; so do solve, and cholesky of a matrix that is
#   not positive definite, and svd that does not converge. NumPy learns of them from the processor's
#   floating-point flags, and WebAssembly has none. Errors found by looking at shapes are raised.
# Why it matters: `except np.linalg.LinAlgError` is never reached in a notebook in the browser. A check
#   that expects the error fails right answers, and a fall-back to lstsq or pinv never happens.
# Source: pyodide issue 4859; NumPy 2.4.3 as in the lock file of Pyodide 314.0.4 (its wheel lies in the
#   PyPI package open-webui 0.12.4, 106 MB)
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
singular = np.array([[1.0, 2], [2, 4]])
for name, call in [
    ("inv", lambda: np.linalg.inv(singular)),
    ("solve", lambda: np.linalg.solve(singular, np.ones(2))),
    ("cholesky", lambda: np.linalg.cholesky(np.array([[1.0, 2], [2, 1]]))),
    ("svd", lambda: np.linalg.svd(np.full((2, 2), np.nan))[1]),
]:
    got = call()
    print(name, "gives", got.tolist())
    assert np.isnan(got).all()
assert np.linalg.det(singular) == 0
try:
    np.linalg.inv(np.ones((2, 3)))
except np.linalg.LinAlgError as error:
    print("inv of 2 by 3: LinAlgError,", error)
else:
    raise AssertionError("no error for a shape")
`);
END
node run.mjs
