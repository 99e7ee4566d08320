"""What a page of the book asks of Python: draw a figure, try a learner's code.

The only module that knows the page's worker. Text comes in, JSON text goes out.
"""

import json
import traceback
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import TypedDict

import numpy as np

from tinytorch import figures
from tinytorch.checks import attempts, markup
from tinytorch.checks.check import Check
from tinytorch.checks.observe import PRINTED, Listener
from tinytorch.checks.registry import activation, find
from tinytorch.checks.texts import shared
from tinytorch.core.tensor import Tensor

FILE = "<your code>"
LEARNED: dict[str, type] = {}  # the learner's classes of the last runs, by use: "relu" ...


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
        Python code that defines ``ReLU``, ``Softmax`` ...; ``np`` and ``Tensor`` are there. A
        class of an earlier call does not count, nor one whose name is only similar.
    check_name : str
        The name of its public function.

    Returns
    -------
    str
        JSON: ``result`` (``Result.to_json()``, or null when the check could not start),
        ``html`` (the same for people), ``error`` (null, or ``type``, ``message`` and ``line``),
        ``printed`` (what the code printed before the check started).
    """
    check = find(check_name)
    for use in check.uses:
        LEARNED.pop(use, None)
    error, printed, made = _taught(source)
    error = error or _missing(check, made)
    if error is not None:
        return _said(None, markup.sorry(_words(error, printed)), error, printed)
    result = attempts.run(check, *(LEARNED[use] for use in check.uses))
    return _said(result.to_json(), markup.html(result), None, printed)


def _said(result: dict[str, object] | None, html: str, error: Stop | None, printed: str) -> str:
    answer = {"result": result, "html": html, "error": error, "printed": printed}
    return json.dumps(answer, ensure_ascii=False)


def _taught(source: str) -> tuple[Stop | None, str, list[str]]:
    """Run the code and remember its classes.

    Returns what stopped it, or None, what it printed, and the names of all classes it defined.
    """
    listener = Listener(PRINTED)
    namespace: dict[str, object] = {"__name__": "__main__", "np": np, "Tensor": Tensor}
    with redirect_stdout(listener), redirect_stderr(listener):
        error = _execute(source, namespace)
    made = {n: it for n, it in namespace.items() if isinstance(it, type) and it is not Tensor}
    if error is None:
        LEARNED.update({name.lower(): it for name, it in made.items() if _is_asked(name)})
    return error, "".join(listener.parts), [*made]


def _is_asked(name: str) -> bool:
    """Whether an exercise asks for a class of exactly this name."""
    try:
        return activation(name.lower()).name == name
    except (KeyError, ImportError):  # no such exercise, or one that was added and cannot be read
        return False


def _execute(source: str, namespace: dict[str, object]) -> Stop | None:
    """Run the code; return what stopped it, or None."""
    try:
        exec(compile(source, FILE, "exec"), namespace)
    except (Exception, SystemExit) as raised:
        if isinstance(raised, SyntaxError):
            return {"type": type(raised).__name__, "message": raised.msg, "line": raised.lineno}
        frames = traceback.extract_tb(raised.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == FILE]
        line = lines[-1] if lines else None
        return {"type": type(raised).__name__, "message": str(raised), "line": line}
    return None


def _missing(check: Check, made: Sequence[str]) -> Stop | None:
    """What to say of classes that are not there, and of those that may have been meant."""
    absent = [each.name for each in check.activations if each.use not in LEARNED]
    if not absent:
        return None
    message = shared.NO_CLASS.format(names=shared.NO_CLASSES.join(absent))
    for name in absent:
        if found := near(name, made):
            message += shared.NEAR_NAME.format(found=found, name=name)
    return {"type": "NameError", "message": message, "line": None}


def near(name: str, made: Sequence[str]) -> str:
    """The class that was probably meant to be called ``name``; empty when none was.

    Parameters
    ----------
    name : str
        What an exercise asks for.
    made : sequence of str
        The names of the classes that there are.

    Examples
    --------
    >>> near("ReLU", ["Swish", "MyReLU"]), near("ReLU", ["Softmax"])
    ('MyReLU', '')
    """
    import difflib  # seldom needed: at the top it would grow what every page loads

    alike = {other.lower(): other for other in made if not _is_asked(other)}
    wanted = name.lower()
    around = [word for word in alike if wanted in word]
    close = difflib.get_close_matches(wanted, alike, n=1, cutoff=0.7)
    return next((alike[word] for word in [*around, *close]), "")


def _words(error: Stop, printed: str) -> str:
    """What stopped the check, and what was printed until then."""
    said = (shared.STOPPED_AT if error["line"] else shared.STOPPED).format(**error)
    return said + (f"\n\n{shared.PRINTED}:\n{printed}" if printed else "\n")
