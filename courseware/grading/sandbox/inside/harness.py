"""Runs inside the sandbox: the learner's cells in order, then ``observe`` on their classes.

Everything needed after the learner's code is imported before it, and the modules are then
forgotten, so that an import gives the learner other ones to patch. That keeps accidents out;
against intent it need not help, since whatever comes out is judged elsewhere.
"""

import ast
import builtins
import contextlib
import inspect
import linecache
import sys
import types
from json import dumps, loads

from tinytorch.checks import plain
from tinytorch.checks.observe import PRINTED, Listener, observe

TRUSTED = dict(vars(builtins))
main = types.ModuleType("__main__")


class Inert:
    """Stands in for what only shows something: any use of it gives another one."""

    def __getattr__(self, name: str) -> "Inert":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: object, **named: object) -> "Inert":
        return self


class Shell(Inert):
    """Stands in for ``get_ipython()``: magics and commands do nothing here."""

    def getoutput(self, *args: object, **named: object) -> list[str]:
        """No line."""
        return []


class Absent(types.ModuleType):
    """A module that is there in the browser and of no use here."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Inert:
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert()


def prepare() -> None:
    """Set the learner's namespace up, and hide the modules that are in use here."""
    for name in ("IPython", "IPython.display", "ipywidgets"):
        sys.modules[name] = Absent(name)
    for name in [name for name in sys.modules if name.startswith("tinytorch.checks")]:
        del sys.modules[name]
    vars(main)["display"] = Inert()
    vars(main)["get_ipython"] = Shell()
    sys.modules["__main__"] = main


async def run(number: int, source: str) -> str:
    """Run one cell; return ``{"error", "printed"}`` as JSON text; no error is None."""
    name, listener, error = f"<cell {number}>", Listener(PRINTED), None
    with contextlib.redirect_stdout(listener), contextlib.redirect_stderr(listener):
        try:
            code, text = compiled(source, name)
            linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
            made = eval(code, vars(main))
            if code.co_flags & inspect.CO_COROUTINE:
                await made
        except BaseException as raised:
            error = plain.error(raised)
        vars(builtins).update(TRUSTED)  # a cell may have put others in their place
    printed = plain.text("".join(listener.parts), PRINTED)
    return dumps({"error": error, "printed": printed})


def compiled(source: str, name: str) -> tuple[types.CodeType, str]:
    """The code of a cell and its text, which is without magics if it is not Python with them."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        return compile(source, name, "exec", flags, dont_inherit=True), source
    except SyntaxError:
        lines = ["" if magic(line.strip()) else line for line in source.splitlines()]
        text = "\n".join(lines)
        if text == source:
            raise
        return compile(text, name, "exec", flags, dont_inherit=True), text


def magic(line: str) -> bool:
    """Whether a line is for the notebook and not for Python."""
    return line.startswith(("%", "!", "?")) or (line.endswith("?") and not line.startswith("#"))


def origins(names: str) -> str:
    """Where each of the classes says it is from, as JSON text; missing ones left out."""
    found = {}
    for name in loads(names):
        if name in vars(main):
            try:
                found[name] = plain.text(vars(main)[name].__module__)
            except BaseException:
                found[name] = ""
    return dumps(found)


def observed(asked: str) -> str:
    """What ``observe`` writes down for one check, ``{"uses", "cases"}``, both as JSON text."""
    vars(builtins).update(TRUSTED)
    given = loads(asked)
    uses = given["uses"].items()
    classes = {use: vars(main)[name] for use, name in uses if name in vars(main)}
    return dumps(observe(classes, given["cases"]))


prepare()
