"""The browser runtime as one folder: Pyodide, lean wheels, the ``tinytorch`` wheel, the lock file.

``compiled`` turns the pinned files into byte code, ``assemble`` lays the folder out,
``tinytorch_wheel`` packs the package. Every name that can change carries a content hash.
"""

import hashlib
import json
import shutil
import subprocess
import zipfile
from importlib.metadata import version
from pathlib import Path

from courseware.errors import CourseError
from courseware.pins import PINS, integrity, sha256
from courseware.sources import deno_binary

HERE = Path(__file__).parent
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
EPOCH = (1980, 1, 1, 0, 0, 0)


class RuntimeBuildError(CourseError):
    """The runtime could not be built; the message holds what the tool said."""


def sources(code):
    """What byte code is made from, besides the pinned files; ``code`` is this package's folder."""
    return [PINS, code / "bytecode.py", code / "bytecode.mjs"]


def compiled(pins, paths, out):
    """Write the standard library and all wheels, compiled by the pinned Pyodide, into ``out``.

    Parameters
    ----------
    pins : dict
        The content of ``pins.json``.
    paths : dict
        ``{file name: path}`` of the pinned files, checked.
    out : Path
        An empty folder. Afterwards it holds the whole runtime but for ``tinytorch`` and the lock.
    """
    core = out.parent / f"{out.name}-core"
    shutil.rmtree(core, ignore_errors=True)  # of a build that was killed
    core.mkdir()
    for name in CORE:
        shutil.copyfile(paths[name], core / name)
    (core / "pyodide-lock.json").write_text(json.dumps({"info": pins["info"], "packages": {}}))
    archives = [path for name, path in paths.items() if name.endswith((".whl", ".zip"))]
    done = subprocess.run(
        [deno_binary(), "run", "--quiet", "--no-prompt", "--allow-read", f"--allow-write={out}",
         HERE / "bytecode.mjs", core, HERE / "bytecode.py", out, *archives],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeBuildError(f"compiling the runtime failed:\n{done.stderr[-2000:]}")
    for name in CORE[:3]:
        shutil.copyfile(paths[name], out / name)
    shutil.rmtree(core)


def tinytorch_wheel(package, out):
    """Pack the package folder as a wheel; return its path, whose name carries a content hash.

    Sources stay readable (learners look at them); the bytes depend on nothing but the sources.
    """
    number = version("activations-course")
    info = f"tinytorch-{number}.dist-info"
    files = {
        f"tinytorch/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*.py"))
    }
    tag = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items()))
    files[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: tinytorch\nVersion: {number}\n".encode()
    )
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    wheel = out / f"tinytorch-{number}-0{tag.hexdigest()[:12]}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data)
    return wheel


def lock(pins, folder, wheel):
    """The lock file that Pyodide loads packages by: just what ``folder`` and ``wheel`` hold."""
    packages = {
        name: _entry(name, pin["version"], folder / pin["file"], pin["imports"], pin["depends"])
        for name, pin in pins["packages"].items()
    }
    number = wheel.name.split("-")[1]
    packages["tinytorch"] = _entry("tinytorch", number, wheel, ["tinytorch"], ["numpy"])
    return {"info": pins["info"], "packages": packages}


def assemble(info, folder, made, out):
    """Lay the whole runtime out below ``out``; return the names the pages need.

    Parameters
    ----------
    info : dict
        What a lock file says of the interpreter.
    folder : Path
        The files that change with the pinned ones only.
    made : Path
        Holds the ``tinytorch`` wheel, and the images, which have that in them.
    out : Path

    Returns
    -------
    dict
        ``base`` (the folder below ``out``, named after the hash of its pinned content),
        ``lock`` (file name of the lock file in it).
    """
    names = sorted(path.name for path in folder.iterdir())
    digest = hashlib.sha256("".join(f"{n} {sha256(folder / n)}\n" for n in names).encode())
    base = out / digest.hexdigest()[:12]
    shutil.copytree(folder, base)
    wheel = next(made.glob("*.whl"))
    shutil.copyfile(wheel, base / wheel.name)
    start = {"wheel": _named(base / wheel.name)}
    for image in sorted(made.glob("*.wasm")):
        place = base / f"{image.stem}-{sha256(image)[:12]}.wasm"
        shutil.copyfile(image, place)
        start[image.stem] = _named(place)
    found = {"info": info, "packages": {}, "start": start}  # nothing is left to load
    text = json.dumps(found, sort_keys=True, separators=(",", ":"))
    name = f"pyodide-lock-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    (base / name).write_text(text, encoding="utf-8")
    return {"base": base.name, "lock": name}


def _named(path):
    return {"name": path.name, "integrity": integrity(path)}


def _entry(name, number, path, imports, depends):
    return {
        "name": name, "version": number, "file_name": path.name, "sha256": sha256(path),
        "imports": imports, "depends": depends,
        "install_dir": "site", "package_type": "package", "unvendored_tests": False,
    }  # fmt: skip
