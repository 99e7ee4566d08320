"""The folder that a learner's code runs in: Pyodide, NumPy and a ``tinytorch`` without answers.

What goes in is named here; whatever else the package may come to hold stays out. So there is no
reference class, no expected value, no judge and no hint for learner's code to find.

============================== ==================================================================
``runner.mjs``                 what is run, with modules of its own
``pyodide.mjs``                Pyodide, with ``pyodide.asm.js`` and ``core.wasm``
``linked.wasm``, ``*.wasm``    NumPy's libraries: those that every notebook needs, and others
``*.zip``, ``tinytorch.whl``   Python's modules, read when one that is not in the image is imported
``image.bin``                  Python's memory once all that a notebook needs is imported
``parts.json``                 names and sizes of the above
``addresses.json``             where in the image the things lie that the runner uses
============================== ==================================================================
"""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from courseware.files import EPOCH, ROOT
from courseware.grading import texts
from courseware.runtime import bytecode, deno, pins, wheel
from courseware.runtime.pins import Pins
from courseware.steps import Steps

INSIDE = Path(__file__).parent / "inside"
RUNTIME = Path(bytecode.__file__).parent
WEB = ROOT / "web" / "pyodide"
MODULES = (
    "__init__.py",
    "core/__init__.py",
    "core/tensor.py",
    "checks/plain.py",
)
SCRIPTS = ("engine.mjs", "freeze.mjs", "memory.mjs", "observe.mjs", "runner.mjs", "start.mjs")
MAKING = ("image.mjs", "harness.py", "stand_ins.py")  # of the image, and gone once it is made
SHARED = ("snapshot.mjs", "finder.py")  # with pages; the second is in the image
# NumPy imports those of all others itself.
UNLINKED = ("numpy.fft", "numpy.linalg.lapack_lite", "numpy.random")
Report = Callable[[str], object]  # called with one line per step


def ready(root: Path = ROOT, report: Report = print) -> Path:
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
    core, inputs = core_of(root, report), bytecode.inputs(root)
    code = [RUNTIME / "wheel.py", Path(__file__), INSIDE, *(WEB / name for name in SHARED)]
    inputs = [*inputs, *code, *(package / name for name in MODULES)]
    return steps.run("sandbox", inputs, lambda out: _make(pinned, core, package, out))


def core_of(root: Path = ROOT, report: Report = print) -> Path:
    """The path of a folder with Pyodide and NumPy as byte code, made when need be.

    Parameters
    ----------
    root : Path
        The checkout.
    report : callable
        Called with one line per step.
    """
    steps, inputs = Steps(root / "_build", report), bytecode.inputs(root)
    return steps.run(
        "sandbox-core", inputs, lambda out: _compiled(pins.load(), steps, inputs, out, report)
    )


def stamp(folder: Path) -> str:
    """A digest of what a sandbox was made from; images of the same may differ by a few bytes.

    Parameters
    ----------
    folder : Path
        As ``ready`` returned it.
    """
    return (folder.parent / f"{folder.name}.stamp").read_text(encoding="utf-8")


def _compiled(
    pinned: Pins,
    steps: Steps,
    inputs: list[Path],
    out: Path,
    report: Report,
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
    for name in ("pyodide.mjs", "python_stdlib.zip"):
        shutil.copyfile(core / name, out / name)
    (out / "pyodide.asm.js").write_text(_script((core / "pyodide.asm.mjs").read_text("utf-8")))
    shutil.copyfile(core / "pyodide.asm.wasm", out / "core.wasm")
    (out / "pyodide.asm.wasm").touch()  # Pyodide asks for it; the runner has its own way
    for name in (*SCRIPTS, *MAKING):
        shutil.copyfile(INSIDE / name, out / name)
    for name in SHARED:
        shutil.copyfile(WEB / name, out / name)
    staged = out.parent / f"{out.name}-package"
    shutil.rmtree(staged, ignore_errors=True)
    wheel.tinytorch_wheel(stage(package, staged / "tinytorch"), out).rename(out / "tinytorch.whl")
    shutil.rmtree(staged)
    parts = _unpack(core / pinned["packages"]["numpy"]["file"], out)
    parts |= {"info": pinned["info"], "sizes": {p.name: p.stat().st_size for p in out.iterdir()}}
    (out / "parts.json").write_text(json.dumps(parts), encoding="utf-8")
    deno.run(out / "image.mjs", writes=out, doing=texts.MAKING_IMAGE)
    for name in (*MAKING, "finder.py"):
        (out / name).unlink()


def _script(module: str) -> str:
    """A script, whose value is what the module exports."""
    return module.replace("export default ", "").replace("import.meta.url", '"file:///asm.js"')


def _unpack(numpy: Path, out: Path) -> dict[str, object]:
    """Lay NumPy's modules and its libraries into ``out``; the names of the libraries."""
    linked: dict[str, int] = {}
    later: list[str] = []
    with (
        zipfile.ZipFile(numpy) as given,
        zipfile.ZipFile(out / "numpy.zip", "w", zipfile.ZIP_STORED) as modules,
        (out / "linked.wasm").open("wb") as together,
    ):
        for path in sorted(given.namelist()):
            name = path.split(".")[0].replace("/", ".")
            if not path.endswith(".so"):
                modules.writestr(zipfile.ZipInfo(path, EPOCH), given.read(path))
            elif name.startswith(UNLINKED):
                (out / f"{name}.wasm").write_bytes(given.read(path))
                later.append(name)
            else:
                linked[name] = together.write(given.read(path))
    return {"linked": linked, "later": later}


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
