"""The folder that a learner's code runs in: Pyodide, NumPy and a ``tinytorch`` without answers.

What goes in is named here; whatever else the package may come to hold stays out. So there is no
reference class, no expected value, no judge and no hint for learner's code to find.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from courseware.files import ROOT
from courseware.runtime import bytecode, lockfile, pins, wheel
from courseware.runtime.pins import Pins
from courseware.steps import Steps

INSIDE = Path(__file__).parent / "inside"
RUNTIME = Path(bytecode.__file__).parent
MODULES = (
    "__init__.py",
    "core/__init__.py",
    "core/tensor.py",
    "checks/observe.py",
    "checks/plain.py",
)
SCRIPTS = ("runner.mjs", "harness.py")


def ready(root: Path = ROOT, report: Callable[[str], object] = print) -> Path:
    """The path of the sandbox's folder below ``root / "_build"``, made when need be.

    Parameters
    ----------
    root : Path
        The checkout.
    report : callable
        Called with one line per step.
    """
    package = root / "tinytorch"
    steps, pinned = Steps(root / "_build", report), pins.load()
    inputs = bytecode.inputs(root)
    core = steps.run(
        "sandbox-core", inputs, lambda out: _compiled(pinned, steps, inputs, out, report)
    )
    code = [RUNTIME / name for name in ("lockfile.py", "wheel.py")]
    inputs = [*inputs, *code, Path(__file__), INSIDE, *(package / name for name in MODULES)]
    return steps.run("sandbox", inputs, lambda out: _make(pinned, core, package, out))


def _compiled(
    pinned: Pins,
    steps: Steps,
    inputs: list[Path],
    out: Path,
    report: Callable[[str], object],
) -> None:
    """The byte code, from the site's where that is built; an instructor need not build a site."""
    names = [*bytecode.CORE, pinned["packages"]["numpy"]["file"]]

    def copy(folder: Path) -> None:
        for name in names:
            shutil.copyfile(folder / name, out / name)

    if steps.use_if_fresh("bytecode", inputs, copy):
        return
    paths = pins.collect({n: pinned["files"][n] for n in names}, pins.cache_folder(), report)
    bytecode.compiled(pinned, paths, out)


def _make(pinned: Pins, core: Path, package: Path, out: Path) -> None:
    shutil.copytree(core, out, dirs_exist_ok=True)
    staged = out.parent / f"{out.name}-package"
    shutil.rmtree(staged, ignore_errors=True)
    packed = wheel.tinytorch_wheel(stage(package, staged / "tinytorch"), out)
    shutil.rmtree(staged)
    needed = Pins(info=pinned["info"], files={}, packages={"numpy": pinned["packages"]["numpy"]})
    (out / "pyodide-lock.json").write_text(json.dumps(lockfile.lock(needed, out, packed)))
    for name in SCRIPTS:
        shutil.copyfile(INSIDE / name, out / name)


def stage(package: Path, out: Path) -> Path:
    """Copy what the sandbox gets of ``package`` into the folder ``out``; return ``out``.

    Parameters
    ----------
    package : Path
        The folder ``tinytorch`` of the checkout.
    out : Path
        Made when it does not exist.
    """
    for name in MODULES:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / name, out / name)
    shutil.copytree(INSIDE / "tinytorch", out, dirs_exist_ok=True)
    return out
