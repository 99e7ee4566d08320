"""The runtime step by step: byte code, packed archives, snapshots, and the folder pages load."""

import json
from collections.abc import Callable
from pathlib import Path

from courseware.runtime import bytecode, lockfile, pins, snapshot, texts, wheel
from courseware.runtime.lockfile import RuntimeNames
from courseware.steps import Steps

NAMES = "names.json"


def build(root: Path, steps: Steps, report: Callable[[str], object]) -> Path:
    """Build what changed of the runtime; return its folder.

    Parameters
    ----------
    root : Path
        The checkout.
    steps : Steps
        Remembers what has been built of which inputs.
    report : callable
        Called with one line for each file that had to be fetched.

    Raises
    ------
    CourseError
        When a pinned file cannot be had, or Deno fails.
    """
    package, pinned = root / "tinytorch", pins.load()
    report(texts.CHECKING)
    paths = pins.collect(pinned["files"], pins.cache_folder(), report)
    compiled = steps.run(
        "bytecode",
        bytecode.inputs(root),
        lambda out: bytecode.compiled(pinned, paths, out),
    )

    info, modules = pinned["info"], snapshot.needed(package)
    inputs: list[Path | str] = [*bytecode.inputs(root), *snapshot.inputs(root), *modules]
    packed = steps.run("archives", inputs, lambda out: snapshot.pack(compiled, info, modules, out))

    def take(out: Path) -> None:
        snapshot.take(packed, info, wheel.tinytorch_wheel(package, out), out)

    taken = steps.run("snapshot", [*inputs, package], take)

    def assemble(out: Path) -> None:
        names = lockfile.assemble(info, packed, taken, out)
        (out / NAMES).write_text(json.dumps(names._asdict()))

    return steps.run(
        "runtime", [*inputs, package, root / "courseware" / "runtime" / "lockfile.py"], assemble
    )


def names(folder: Path) -> RuntimeNames:
    """What pages have to know of the runtime in ``folder``, which `build` returned."""
    return RuntimeNames(**json.loads((folder / NAMES).read_text()))
