"""The compiled runtime packed for a quick start: few archives, linked libraries, snapshots.

================ =================================================================
``pyodide.mjs``  what pages and the notebook load as Pyodide; with three small modules of its own
``core.mjs``     Pyodide's own module of that name
``linked.wasm``  the libraries of NumPy that every page needs, one after the other
``*.wasm``       Pyodide, and NumPy's other libraries by the names of their modules
``start.zip``    the modules that a page needs before ``tinytorch``
``kernel.zip``   of what the notebook's kernel uses besides, what holds objects of JavaScript
``notebook.zip`` of what the notebook's kernel uses besides, all else
``rest.zip``     all else, fetched when somebody imports it
``parts.mjs``    names, sizes and hashes of the above
================ =================================================================

Made of these and of ``tinytorch`` are two snapshots: ``page.wasm`` is Python's memory once a page
is ready to draw, ``notebook.wasm`` once all of ``notebook.zip`` is imported too. Snapshots and
``linked.wasm`` hold no single module; hosts compress what ends like that, and not ``.bin``.
"""

import ast
import json
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from courseware.files import EPOCH, ROOT, integrity
from courseware.runtime import deno, texts

INSIDE = Path(__file__).parent / "inside"
WEB = ROOT / "web" / "pyodide"
FIRST = "/lib/python314.zip/"  # where start.zip lies in the browser
ARCHIVES = ("start.zip", "kernel.zip", "notebook.zip", "rest.zip")
SNAPSHOTS = ("page.wasm", "notebook.wasm")  # of a page, of a notebook
KERNEL = ("micropip", "piplite", "pyodide", "pyodide_kernel")
OURS = ("fetch.mjs", "snapshot.mjs", "pyodide.mjs", "sha256.mjs")
CORE = ("pyodide.asm.mjs", "pyodide.asm.wasm")
Contents = dict[str, bytes]  # of files, by their names in an archive
WHEEL, LOCK = "tinytorch.whl", "lock-.json"  # while the snapshot is taken
DRAWN = """
for name in tinytorch.page.figures.FIGURES:
    tinytorch.page.draw(name, "")
"""  # NumPy imports some of its modules only when they are used
LEFT_OUT = ("jedi", "parso")  # a fifth of all bytes, for completing names that have no value yet
REPLACED = {  # files of packages that drag in what a browser cannot use
    "IPython/terminal/embed.py": (
        "def embed(*given, **named):\n"
        "    raise RuntimeError('there is no terminal in the browser')\n"
    ),
}


def inputs(root: Path) -> list[Path]:
    """What archives and snapshots are made from, besides byte code; ``root`` is the checkout."""
    room = root / "courseware" / "runtime"
    return [room / "snapshot.py", room / "inside", root / "web" / "pyodide"]


def needed(package: Path) -> list[str]:
    """The modules from elsewhere that the sources below the folder ``package`` import, sorted."""
    found: set[str] = set()
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
    return sorted(name for name in found if name.split(".")[0] not in (package.name, "ipywidgets"))


def pack(compiled: Path, info: Mapping[str, str], modules: Sequence[str], out: Path) -> None:
    """Pack the runtime, all but its snapshots.

    Parameters
    ----------
    compiled : Path
        The folder that ``bytecode.compiled`` filled.
    info : dict
        What a lock file says of the interpreter.
    modules : list of str
        Modules that a page needs besides NumPy.
    out : Path
        An empty folder, which gets it.

    Raises
    ------
    DenoError
        When Deno fails.
    """
    files, libraries = _contents(compiled)
    for name in OURS:
        shutil.copyfile(WEB / name, out / name)
    shutil.copyfile(compiled / "pyodide.mjs", out / "core.mjs")
    for name in CORE:
        shutil.copyfile(compiled / name, out / name)
    _write(out, {name: {} for name in ARCHIVES} | {"start.zip": files}, {}, libraries)
    with zipfile.ZipFile(out / WHEEL, "w"):
        pass  # of the course's own package nothing is needed
    setup = _setup(modules)
    _deno(out, info, setup, "use", INSIDE / "notebook.py", out / "used.json")
    used = json.loads((out / "used.json").read_text(encoding="utf-8"))
    for name in (*(f"{name}.wasm" for name in libraries), "used.json", WHEEL, LOCK):
        (out / name).unlink()
    linked = {name: content for name, content in libraries.items() if name in used["page"]}
    later = {name: content for name, content in libraries.items() if name not in linked}
    _write(out, _split(files, used), linked, later)


def take(packed: Path, info: Mapping[str, str], wheel: Path, out: Path) -> None:
    """Take snapshots of a page's Python, which has imported ``tinytorch.page``, and a notebook's.

    Parameters
    ----------
    packed : Path
        The folder that ``pack`` filled.
    info : dict
        As for ``pack``.
    wheel : Path
        The ``tinytorch`` wheel.
    out : Path
        Gets the snapshots. Python lays a few large blocks elsewhere now and then, so that two
        snapshots of the same files may differ.

    Raises
    ------
    DenoError
        When Deno fails.
    """
    work = out / "work"
    shutil.copytree(packed, work)
    shutil.copyfile(wheel, work / WHEEL)
    snapshots = [work / name for name in SNAPSHOTS]
    _deno(work, info, _setup(["tinytorch.page"]) + DRAWN, "take", *snapshots)
    for path in snapshots:
        shutil.move(path, out)
    shutil.rmtree(work)


def _setup(modules: Iterable[str]) -> str:
    text = (INSIDE / "page.py").read_text(encoding="utf-8")
    return text + "".join(f"import {name}\n" for name in modules)


def _contents(compiled: Path) -> tuple[Contents, Contents]:
    """All modules by their paths in an archive, and the libraries by the names of their modules."""
    files: Contents = {"finder.py": (WEB / "finder.py").read_bytes()}
    libraries: Contents = {}
    for path in sorted([*compiled.glob("*.whl"), *compiled.glob("*.zip")]):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".so"):
                    libraries[name.split(".")[0].replace("/", ".")] = archive.read(name)
                elif name.endswith(".dist-info/METADATA"):
                    files[name] = archive.read(name).partition(b"\n\n")[0] + b"\n"
                elif ".dist-info/" not in name and name.split("/")[0] not in LEFT_OUT:
                    files[name] = archive.read(name)
    for name, text in REPLACED.items():
        if files.pop(f"{name}c", None) is not None:
            files[name] = text.encode()
    return files, libraries


def _split(files: Contents, used: Mapping[str, Mapping[str, str]]) -> dict[str, Contents]:
    """The files of each archive: a page's, the notebook's two, all others."""
    page, notebook = (
        {file.removeprefix(FIRST) for file in used[kind].values() if file}
        for kind in ("page", "notebook")
    )
    archives: dict[str, Contents] = {name: {} for name in ARCHIVES}
    for name, content in files.items():
        early = name in page or name == "finder.py"
        soon = name in notebook or name.endswith("METADATA")
        theirs = "kernel.zip" if name.split("/")[0] in KERNEL else "notebook.zip"
        kind = "start.zip" if early else theirs if soon else "rest.zip"
        archives[kind][name] = content
    return archives


def _write(out: Path, archives: Mapping[str, Contents], linked: Contents, later: Contents) -> None:
    """Write archives and libraries; the first archive tells Python what the others hold."""
    (out / "linked.wasm").write_bytes(b"".join(linked.values()))
    for name, content in later.items():
        (out / f"{name}.wasm").write_bytes(content)
    names = {
        "libraries": sorted({**linked, **later}),
        "archives": {kind: _modules(archives[kind]) for kind in ARCHIVES[1:]},
    }
    first = archives["start.zip"] | {"parts.json": json.dumps(names).encode()}
    for kind, files in ({**archives, "start.zip": first}).items():
        with zipfile.ZipFile(out / kind, "w", zipfile.ZIP_STORED) as archive:
            for name, content in sorted(files.items()):
                archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
    libraries = [f"{name}.wasm" for name in later]
    paths = [out / name for name in (*ARCHIVES, "linked.wasm", "pyodide.asm.wasm", *libraries)]
    values: dict[str, Any] = {
        "LINKED": {name: len(content) for name, content in linked.items()},
        "LATER": list(later),
        "SIZES": {path.name: path.stat().st_size for path in paths},
        "HASHES": {path.name: integrity(path) for path in paths},
    }
    lines = (f"export const {name} = {json.dumps(value)};\n" for name, value in values.items())
    (out / "parts.mjs").write_text("".join(lines), encoding="utf-8")


def _modules(files: Iterable[str]) -> list[str]:
    """The names of the modules that the archive ``files`` holds."""
    names = (Path(name) for name in sorted(files) if name.endswith((".py", ".pyc")))
    return [
        ".".join(path.parent.parts if path.stem == "__init__" else path.with_suffix("").parts)
        for path in names
    ]


def _deno(folder: Path, info: Mapping[str, str], *arguments: str | Path) -> None:
    start = {"wheel": {"name": WHEEL, "integrity": integrity(folder / WHEEL)}, "page": {}}
    lock = {"info": info, "packages": {}, "start": start}
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    script = INSIDE / "snapshot.mjs"
    deno.run(script, folder, LOCK, *arguments, writes=folder, doing=texts.PACKING)
