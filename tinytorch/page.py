"""What a page of the book asks of Python: draw a figure, try a learner's code.

The only module that knows the page's worker. Text comes in, JSON text goes out.
"""

import json
import traceback
from contextlib import redirect_stderr, redirect_stdout
from typing import TypedDict

import numpy as np

from tinytorch import figures
from tinytorch.checks import attempts, markup
from tinytorch.checks.check import Check
from tinytorch.checks.explained import explained
from tinytorch.checks.observe import PRINTED, Listener
from tinytorch.checks.registry import find
from tinytorch.checks.texts import shared
from tinytorch.core.tensor import Tensor

FILE = "<your code>"
LEARNED: dict[str, type] = {}  # the learner's newest classes: "relu", "softmax" ...


class Stop(TypedDict):
    """What stopped the learner's code, or the check."""

    type: str
    message: str
    line: int | None


def draw(figure_id: str, settings: str) -> str:
    """Draw a figure, with the learner's classes over the reference when there are any.

    Parameters
    ----------
    figure_id : str
        Its name, such as ``relu-hinge``.
    settings : str
        Values of the controls as they stand in an address, ``w=2&b=-1``.

    Returns
    -------
    str
        The drawing as JSON: ``svg``, ``text``, and ``table``, the inside of an HTML table.

    Raises
    ------
    ValueError
        When a setting is unknown or out of range.
    """
    figure = figures.find(figure_id)
    learned = {use: LEARNED[use] for use in figure.uses if use in LEARNED}
    return figure.draw(**figure.parse(settings), **learned).to_json()


def learn(source: str) -> str:
    """Run a learner's code and remember its classes, without a check.

    Parameters
    ----------
    source : str
        As for ``run``; code that stops teaches nothing.

    Returns
    -------
    str
        JSON: null, or what stopped the code, as the ``error`` of ``run``.
    """
    return json.dumps(_taught(source)[0])


def run(source: str, check_name: str) -> str:
    """Run a learner's code, remember its classes and check them.

    Parameters
    ----------
    source : str
        Python code that defines ``ReLU``, ``Softmax`` ...; ``np`` and ``Tensor`` are there.
    check_name : str
        The name of its public function. A class that the code does not define is the
        newest one that an earlier call has seen.

    Returns
    -------
    str
        JSON: ``result`` (``Result.to_json()``, or null when the check could not start),
        ``html`` (the same for people), ``error`` (null, or ``type``, ``message`` and ``line``),
        ``printed`` (what the code printed before the check started).
    """
    check = find(check_name)
    error, printed = _taught(source)
    error = error or _missing(check)
    if error is not None:
        return _said(None, markup.sorry(_words(error, printed)), error, printed)
    result = attempts.run(check, *(LEARNED[use] for use in check.uses))
    return _said(result.to_json(), markup.html(result), None, printed)


def _said(result: dict[str, object] | None, html: str, error: Stop | None, printed: str) -> str:
    answer = {"result": result, "html": html, "error": error, "printed": printed}
    return json.dumps(answer, ensure_ascii=False)


def _taught(source: str) -> tuple[Stop | None, str]:
    """Run the code and remember its classes; what stopped it, or None, and what it printed."""
    listener = Listener(PRINTED)
    namespace: dict[str, object] = {"__name__": "__main__", "np": np, "Tensor": Tensor}
    with redirect_stdout(listener), redirect_stderr(listener):
        error = _execute(source, namespace)
    if error is None:
        made = {name: it for name, it in namespace.items() if isinstance(it, type)}
        LEARNED.update({name.lower(): it for name, it in made.items() if it is not Tensor})
    return error, "".join(listener.parts)


def _execute(source: str, namespace: dict[str, object]) -> Stop | None:
    """Run the code; return what stopped it, or None."""
    try:
        exec(compile(source, FILE, "exec"), namespace)
    except (Exception, SystemExit) as raised:
        if isinstance(raised, SyntaxError):
            words = explained(raised) or raised.msg
            return {"type": type(raised).__name__, "message": words, "line": raised.lineno}
        frames = traceback.extract_tb(raised.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == FILE]
        line = lines[-1] if lines else None
        words = explained(raised) or str(raised)
        return {"type": type(raised).__name__, "message": words, "line": line}
    return None


def _missing(check: Check) -> Stop | None:
    absent = [each.name for each in check.activations if each.use not in LEARNED]
    if not absent:
        return None
    message = shared.NO_CLASS.format(names=shared.NO_CLASSES.join(absent))
    return {"type": "NameError", "message": message, "line": None}


def _words(error: Stop, printed: str) -> str:
    """What stopped the check, and what was printed until then."""
    said = (shared.STOPPED_AT if error["line"] else shared.STOPPED).format(**error)
    return said + (f"\n\n{shared.PRINTED}:\n{printed}" if printed else "\n")
