"""Run a program in the browser's own Python, without a browser: Pyodide in Deno.

It is made of the same files as theirs, so numbers come out as on their screens.
"""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from courseware.files import ROOT
from courseware.grading.sandbox import workspace
from courseware.runtime import lockfile, pins
from courseware.runtime.deno import deno_binary
from courseware.runtime.pins import Pins

HERE = Path(__file__).parent


def run(
    program: str,
    *arguments: str,
    folders: Sequence[tuple[Path, str]] = ((ROOT, "tinytorch"),),
    timeout: float = 600,
) -> str:
    """What a Python program prints there.

    Parameters
    ----------
    program : str
        Its path below one of the folders, such as ``benchmarks/numerics.py``.
    *arguments : str
        What follows in ``sys.argv``.
    folders : sequence of (Path, str)
        What it may import and read: a root, and a folder below it. Python files, JSON and Markdown
        are copied; the roots become one, which is the working directory and on ``sys.path``.
    timeout : float
        In seconds.

    Raises
    ------
    RuntimeError
        When the program fails; the message ends with its traceback.
    """
    runtime, pinned = workspace.core_of(report=lambda line: None), pins.load()
    numpy = Pins(info=pinned["info"], files={}, packages={"numpy": pinned["packages"]["numpy"]})
    lock = json.dumps(lockfile.lock(numpy, runtime))
    reads = ",".join(str(root / name) for root, name in folders)
    done = subprocess.run(
        [deno_binary(), "run", "--quiet", "--no-prompt", f"--allow-read={runtime},{reads}",
         HERE / "browser.mjs", runtime, lock, program, json.dumps(arguments),
         *(f"{root}={name}" for root, name in folders)],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=timeout, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{program} failed in the browser's Python:\n{done.stderr[-3000:]}")
    return done.stdout
