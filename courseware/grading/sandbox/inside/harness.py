"""Runs inside the sandbox what only Python can do there, around the learner's code.

None of it is on the stack while learner's code runs, and nothing in it decides about points: what
is observed is read from memory by ``observe.mjs``. It stands in the image; its objects are known
to ``runner.mjs`` by their addresses, and no name in Python leads to them.
"""

import asyncio
import builtins
import inspect
import linecache
import random
import sys
import warnings
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from collections.abc import Coroutine
from json import dumps, loads
from operator import is_
from types import CodeType, FunctionType, ModuleType

import numpy
import numpy.linalg
import numpy.ma  # noqa: F401 - for learners
from numpy import array, asarray, generic, ndarray, seterr
from stand_ins import Absent, Inert, Shell, Stream

from tinytorch.checks import plain
from tinytorch.core.tensor import Tensor

PRINTED = 2000  # characters of a cell's output that are kept
TRUSTED = dict(vars(builtins))
heard: list[str] = []  # what the learner's code has printed since it was last asked


def begin() -> dict[str, object]:
    """Runs in the build: set the learner's namespace up; what is used later, by name."""
    for name in ("IPython", "IPython.display", "ipywidgets"):
        sys.modules[name] = Absent(name)
    for name in [name for name in sys.modules if name.startswith("tinytorch.checks")]:
        del sys.modules[name]
    fresh = ModuleType("__main__")
    vars(fresh).update(display=Inert(), get_ipython=Shell())
    sys.modules["__main__"] = fresh
    things = {
        "resume": resume, "compiled": compiled, "listened": listened, "entered": entered,
        "told": told, "asarray": asarray, "space": vars(fresh), "Tensor": Tensor,
        "ndarray": ndarray, "generic": generic, "data": "data", "module": "__module__",
        "dim": ("dim",), "copied": copied, "task": task, "ended": ended, "failure": failure,
    }  # fmt: skip
    asyncio.get_event_loop().set_exception_handler(is_)  # it does nothing
    return things


def secret() -> list[object]:
    """Runs in the build: what the garbage collector must not show to anybody."""
    spaces = [globals(), vars(plain)]
    functions = [each for space in spaces for each in space.values() if type(each) is FunctionType]
    return [*spaces, *functions, TRUSTED, heard]


def resume() -> None:
    """Go on from the image, which is everybody's, as a Python of its own."""
    random.seed()


def compiled(source: str, name: str) -> tuple[CodeType, bool] | Exception:
    """The code of a cell, without magics if it is not Python with them, and whether it awaits.

    What Python raises in its place is returned, with no line of ours.
    """
    vars(builtins).update(TRUSTED)  # a cell may have put others in their place
    sys.stdout = sys.stderr = Stream(heard, PRINTED + 1)
    heard.clear()
    flags = PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        code, text = compile(source, name, "exec", flags, dont_inherit=True), source
    except SyntaxError:
        lines = ["" if magic(line.strip()) else line for line in source.splitlines()]
        text = "\n".join(lines)
        try:
            code = compile(text, name, "exec", flags, dont_inherit=True)
        except Exception as error:
            return error.with_traceback(None)
    except Exception as error:
        return error.with_traceback(None)
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    return code, bool(code.co_flags & inspect.CO_COROUTINE)


def magic(line: str) -> bool:
    """Whether a line is for the notebook and not for Python."""
    return line.startswith(("%", "!", "?")) or (line.endswith("?") and not line.startswith("#"))


def listened(quiet: bool) -> str:
    """What has been printed, as JSON text; from then on the next is heard, warnings if wanted."""
    vars(builtins).update(TRUSTED)
    printed = plain.text("".join(heard), PRINTED)
    heard.clear()
    sys.stdout = sys.stderr = Stream(heard, PRINTED + 1)
    if quiet:
        warnings.simplefilter("ignore")
        seterr(all="ignore")
    return dumps(printed)


def entered(asked: str, before: ndarray | None) -> ndarray | None:
    """The array that goes into a call, or None when the step before left nothing to use."""
    step = loads(asked)
    x = before if step["x"] is None else _array(step["x"])
    if x is None or step["w"] is None or step["b"] is None:
        return x
    w, b = _array(step["w"]), _array(step["b"])
    if x.ndim == 0 or x.dtype.kind not in "biuf" or x.shape[-1] != w.shape[0]:
        return None
    return x @ w + b


def _array(data: dict) -> ndarray:
    values = [float(value) if type(value) is str else value for value in data["values"]]
    return array(values, data["dtype"]).reshape(data["shape"])


def copied(numbers: ndarray) -> ndarray | None:
    """A copy, which goes into a next step; None of what is too large to be written down."""
    return numbers.copy() if numbers.size <= plain.LARGEST else None


def task(coroutine: Coroutine[object, object, object]) -> asyncio.Task[object]:
    """A task that runs what a cell awaits."""
    return asyncio.ensure_future(coroutine)


def ended(running: asyncio.Task[object]) -> bool:
    """Whether a task has come to its end."""
    return running.done()


def failure(ran: asyncio.Task[object]) -> BaseException | None:
    """What a task has raised, or None."""
    return asyncio.CancelledError() if ran.cancelled() else ran.exception()


def told(raised: BaseException, message: str | None) -> str:
    """What was raised, as JSON text; ``message`` is its text, None where there is none."""
    return dumps(plain.described(raised, message))
