"""The lock file of the runtime, by which Pyodide loads packages, and the folder it stands in."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from courseware.files import integrity, sha256
from courseware.runtime.pins import Pins

LARGEST = 20_000_000  # bytes of one file: some hosts take none of more than 25 MiB


class RuntimeNames(NamedTuple):
    """What pages have to know to load the runtime."""

    base: str
    """The folder, named after the hash of its pinned content."""
    lock: str
    """The lock file in it, named after its own hash."""


def lock(pins: Pins, folder: Path, wheel: Path | None = None) -> dict[str, Any]:
    """The lock file that Pyodide loads packages by: just what ``folder`` and ``wheel`` hold.

    Parameters
    ----------
    pins : Pins
        Of its packages each gets an entry.
    folder : Path
        Holds the files of these packages.
    wheel : Path, optional
        The ``tinytorch`` wheel.

    Returns
    -------
    dict
        To be written as JSON.
    """
    packages = {
        name: _entry(name, pin["version"], folder / pin["file"], pin["imports"], pin["depends"])
        for name, pin in pins["packages"].items()
    }
    if wheel is not None:
        number = wheel.name.split("-")[1]
        packages["tinytorch"] = _entry("tinytorch", number, wheel, ["tinytorch"], ["numpy"])
    return {"info": pins["info"], "packages": packages}


def assemble(info: dict[str, str], folder: Path, made: Path, out: Path) -> RuntimeNames:
    """Write the whole runtime into ``out``; return the names that pages need.

    Parameters
    ----------
    info : dict
        What a lock file says of the interpreter.
    folder : Path
        The files that change with the pinned ones only.
    made : Path
        Holds the ``tinytorch`` wheel, and the snapshots, which have that in them.
    out : Path
        Gets one folder with all of them and the lock file; large snapshots in parts.
    """
    names = sorted(path.name for path in folder.iterdir())
    digest = hashlib.sha256("".join(f"{n} {sha256(folder / n)}\n" for n in names).encode())
    base = out / digest.hexdigest()[:12]
    shutil.copytree(folder, base)
    wheel = next(made.glob("*.whl"))
    shutil.copyfile(wheel, base / wheel.name)
    start: dict[str, Any] = {"wheel": _named(base / wheel.name)}
    for snapshot in sorted(made.glob("*.wasm")):
        parts = [_part(part, snapshot.stem, base) for part in _parts(snapshot.read_bytes())]
        start[snapshot.stem] = [_named(path) for path in parts]
    found = {"info": info, "packages": {}, "start": start}  # nothing is left to load
    text = json.dumps(found, sort_keys=True, separators=(",", ":"))
    name = f"pyodide-lock-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    (base / name).write_text(text, encoding="utf-8")
    return RuntimeNames(base.name, name)


def _parts(content: bytes) -> Iterator[bytes]:
    """As few parts of ``content`` as ``LARGEST`` allows, of about the same size."""
    count = -(-len(content) // LARGEST)
    size = -(-len(content) // count)
    return (content[at : at + size] for at in range(0, len(content), size))


def _part(content: bytes, name: str, folder: Path) -> Path:
    path = folder / f"{name}-snapshot-{hashlib.sha256(content).hexdigest()[:12]}.wasm"
    path.write_bytes(content)
    return path


def _named(path: Path) -> dict[str, str]:
    return {"name": path.name, "integrity": integrity(path)}


def _entry(
    name: str, number: str, path: Path, imports: list[str], depends: list[str]
) -> dict[str, Any]:
    return {
        "name": name, "version": number, "file_name": path.name, "sha256": sha256(path),
        "imports": imports, "depends": depends,
        "install_dir": "site", "package_type": "package", "unvendored_tests": False,
    }  # fmt: skip
