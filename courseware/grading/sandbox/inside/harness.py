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
from collections.abc import Coroutine, Iterable
from json import dumps, loads
from types import CodeType, ModuleType

import numpy
import numpy.linalg
import numpy.ma  # noqa: F401 - for learners
from numpy import array, asarray, generic, ndarray, seterr

from tinytorch.checks import plain
from tinytorch.core.tensor import Tensor

PRINTED = 2000  # characters of a cell's output that are kept
TRUSTED = dict(vars(builtins))
heard: list[str] = []  # what the learner's code has printed since it was last asked


class Stream:
    """Keeps the first characters that are written to it."""

    def __init__(self) -> None:
        self.encoding, self.left = "utf-8", PRINTED + 1

    def write(self, words: str) -> int:
        """Keep what still fits; return the length, as streams do."""
        if not isinstance(words, str):
            raise TypeError(f"write() argument must be str, not {type(words).__name__}")
        if self.left:
            kept = str.__getitem__(words, slice(self.left))
            self.left -= len(kept)
            heard.append(kept)
        return str.__len__(words)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write one after the other."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """There is nothing to wait for."""

    def isatty(self) -> bool:
        """Nobody sits there."""
        return False


class Inert:
    """Stands in for what only shows something: any use of it gives another one."""

    def __getattr__(self, name: str) -> "Inert":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: object, **named: object) -> "Inert":
        return self


class Absent(ModuleType):
    """A module that is there in the browser and of no use here."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Inert:
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert()


def begin() -> dict[str, object]:
    """Runs in the build: set the learner's namespace up; what is used later, by name."""
    for name in ("IPython", "IPython.display", "ipywidgets"):
        sys.modules[name] = Absent(name)
    for name in [name for name in sys.modules if name.startswith("tinytorch.checks")]:
        del sys.modules[name]
    fresh = ModuleType("__main__")
    vars(fresh)["display"] = Inert()
    sys.modules["__main__"] = fresh
    things = {
        "resume": resume, "compiled": compiled, "listened": listened, "entered": entered,
        "told": told, "asarray": asarray, "space": vars(fresh), "Tensor": Tensor,
        "ndarray": ndarray, "generic": generic, "data": "data", "module": "__module__",
        "dim": ("dim",), "copied": copied, "task": task, "ended": ended, "failure": failure,
    }  # fmt: skip
    asyncio.get_event_loop().set_exception_handler(lambda loop, context: None)
    return things


def resume() -> None:
    """Go on from the image, which is everybody's, as a Python of its own."""
    random.seed()


def compiled(source: str, name: str) -> tuple[CodeType, bool] | Exception:
    """The code of a cell, without magics if it is not Python with them, and whether it awaits.

    What Python raises in its place is returned, with no line of ours.
    """
    vars(builtins).update(TRUSTED)  # a cell may have put others in their place
    sys.stdout = sys.stderr = Stream()
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
    sys.stdout = sys.stderr = Stream()
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
    return array(data["values"], data["dtype"]).reshape(data["shape"])


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
