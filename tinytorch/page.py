"""What a page of the book asks of Python: draw a figure, try a learner's code.

The only module that knows the page's worker. Text comes in, JSON text goes out.
"""

import json
import traceback
from contextlib import redirect_stderr, redirect_stdout
from html import escape

import numpy as np

from tinytorch import figures
from tinytorch.checks import attempts, markup, subject
from tinytorch.checks.check import find
from tinytorch.checks.observe import Listener
from tinytorch.core.tensor import Tensor

FILE = "<your code>"
PRINTED = 2000  # characters of the learner's own output that are kept
LEARNED = {}  # the learner's newest classes: "relu", "softmax" ...


def draw(figure_id, settings):
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


def learn(source):
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


def run(source, check_name):
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
        JSON: ``result`` (``Result.to_json()``, or null when the check could not begin),
        ``html`` (the same for people), ``error`` (null, or ``type``, ``message`` and ``line``),
        ``printed`` (what the code printed before the check began).
    """
    check = find(check_name)
    error, printed = _taught(source)
    error = error or _missing(check)
    if error is not None:
        return _said(None, _sorry(error, printed), error, printed)
    result = attempts.run(check, *(LEARNED[use] for use in check.uses))
    return _said(result.to_json(), markup.html(result), None, printed)


def _said(result, html, error, printed):
    answer = {"result": result, "html": html, "error": error, "printed": printed}
    return json.dumps(answer, ensure_ascii=False)


def _taught(source):
    """Run the code and remember its classes; what stopped it, or None, and what it printed."""
    listener = Listener(PRINTED)
    namespace = {"__name__": "__main__", "np": np, "Tensor": Tensor}
    with redirect_stdout(listener), redirect_stderr(listener):
        error = _execute(source, namespace)
    if error is None:
        made = {name: it for name, it in namespace.items() if isinstance(it, type)}
        LEARNED.update({name.lower(): it for name, it in made.items() if it is not Tensor})
    return error, "".join(listener.parts)


def _execute(source, namespace):
    """Run the code; return what stopped it, or None."""
    try:
        exec(compile(source, FILE, "exec"), namespace)
    except (Exception, SystemExit) as raised:
        frames = traceback.extract_tb(raised.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == FILE]
        line = raised.lineno if isinstance(raised, SyntaxError) else (lines or [None])[-1]
        message = raised.msg if isinstance(raised, SyntaxError) else str(raised)
        return {"type": type(raised).__name__, "message": message, "line": line}
    return None


def _missing(check):
    absent = [subject.find(use).name for use in check.uses if use not in LEARNED]
    if not absent:
        return None
    message = f"This check needs a class {' and a class '.join(absent)}; none is there yet."
    return {"type": "NameError", "message": message, "line": None}


def _sorry(error, printed):
    """The error as one accessible region, in the look of a check's result."""
    place = f" in line {error['line']}" if error["line"] else ""
    said = f"{error['type']}{place}: {error['message']}\n"
    if printed:
        said += f"\nWhat your code printed:\n{printed}"
    return (
        f'<div class="tt-check tt-check-failed" role="group" aria-label="The check did not begin" '
        f'style="{markup.BOX}"><p style="margin:.2em 0"><strong>The check did not begin.</strong>'
        f'</p><pre style="{markup.CODE}">{escape(said)}</pre></div>'
    )
