"""Runs in both: all functions, the edges of other libraries, the code of the book and the lesson.

``program.py [FILE]``: FILE is JSON, ``{name: [source, ...]}``; the sources of one name share their
names. Prints one line of JSON.
"""

import ast
import base64
import contextlib
import hashlib
import importlib.util
import io
import json
import sys
import warnings
from pathlib import Path

import functions
import numpy as np


def packed(found):
    """An array or a list of floats as text."""
    found = np.asarray(found)
    data = base64.b64encode(np.ascontiguousarray(found).tobytes()).decode()
    return [found.dtype.name, list(found.shape), data]


def edges():
    """What our own functions answer to the edges, in words."""
    import edges as asked

    spec = importlib.util.spec_from_file_location("probe", Path("elsewhere/probes/tinytorch.py"))
    probe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(probe)
    return {edge.name: asked.ask(edge, probe) for edge in asked.EDGES}


def machine():
    """How NumPy behaves here, apart from any code of ours."""
    x = np.random.default_rng(1).uniform(-20, 0, 1_000_000).astype("float32")
    right = np.exp(x.astype("float64"))
    off = abs(np.exp(x) - right) / np.spacing(right.astype("float32")).astype("float64")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        casts = np.array([np.nan, np.inf, -np.inf, 1e30]).astype("int32").tolist()
        overflow = str(np.exp(np.float32([100])) - np.inf)
    try:
        with np.errstate(all="raise"):
            np.array([1.0]) / 0
        raised = False
    except FloatingPointError:
        raised = True
    return {
        "integer": np.array([50000]).dtype.name,
        "squared": int((np.array([50000]) ** 2)[0]),
        "casts": casts,
        "overflow": overflow,
        "warnings": len(caught),
        "raised": raised,
        "zeros": [
            str(np.maximum(np.float32([-0.0]), 0)[0]),
            str(np.clip(np.float32([-0.0]), 0, np.inf)[0]),
        ],
        "sum": float(x.sum()),
        "off": float(off.max()),
        "rounded": float(np.mean(off <= 0.5)),
    }


def printed(sources):
    """What each of some sources prints, run one after the other as at a prompt."""
    names = {"__name__": "__main__", "display": print}
    for source in sources:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try:
                for statement in ast.parse(source).body:
                    lone = ast.Interactive([statement])
                    exec(compile(lone, "cell", "single"), names)
            except Exception as error:  # what is raised is what comes out
                out.write(f"{type(error).__name__}: {error}\n")
        yield out.getvalue()


def short(text):
    """A text, or the beginning of a long one and the digest of all."""
    if len(text) < 400:
        return text
    return f"{text[:200]} ... {hashlib.sha256(text.encode()).hexdigest()}"


if __name__ == "__main__":
    sys.path.append("elsewhere")
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)  # none may escape of ours
        answer = {
            "text": {n: [*map(short, make())] for n, make in functions.TEXT.items()},
            "numeric": {n: [*map(packed, make())] for n, make in functions.NUMERIC.items()},
            "edges": edges(),
        }
    answer["machine"] = machine()
    answer["printed"] = {name: list(printed(sources)) for name, sources in given.items()}
    print("ANSWER " + json.dumps(answer))
