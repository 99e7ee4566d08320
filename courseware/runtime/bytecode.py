"""The standard library and all wheels as byte code, compiled by the pinned Pyodide itself."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from courseware.runtime import deno, texts
from courseware.runtime.pins import Pins

INSIDE = Path(__file__).parent / "inside"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def inputs(root: Path) -> list[Path]:
    """What byte code is made from, besides the pinned files; ``root`` is the checkout."""
    inside = root / "courseware" / "runtime" / "inside"
    return [root / "runtime" / "pins.json", inside / "bytecode.py", inside / "bytecode.mjs"]


def compiled(pins: Pins, paths: Mapping[str, Path], out: Path) -> None:
    """Write the standard library and all wheels, compiled by the pinned Pyodide, into ``out``.

    Parameters
    ----------
    pins : Pins
        The content of ``pins.json``.
    paths : dict of Path
        The pinned files by name, checked.
    out : Path
        An empty folder. Afterwards it holds the whole runtime but for ``tinytorch`` and the lock.

    Raises
    ------
    DenoError
        When Pyodide, which runs in Deno, fails.
    """
    core = out.parent / f"{out.name}-core"
    shutil.rmtree(core, ignore_errors=True)  # of a build that was killed
    core.mkdir()
    for name in CORE:
        shutil.copyfile(paths[name], core / name)
    (core / "pyodide-lock.json").write_text(json.dumps({"info": pins["info"], "packages": {}}))
    archives = [path for name, path in paths.items() if name.endswith((".whl", ".zip"))]
    deno.run(
        INSIDE / "bytecode.mjs", core, INSIDE / "bytecode.py", out, *archives,
        writes=out, doing=texts.COMPILING,
    )  # fmt: skip
    for name in CORE[:3]:
        shutil.copyfile(paths[name], out / name)
    shutil.rmtree(core)
