"""Deno, from PyPI's ``deno``: it fetches npm packages and runs Pyodide outside a browser."""

import os
import subprocess
import threading
from pathlib import Path

import deno

from courseware.errors import CourseError
from courseware.runtime import texts

FAULT = 2000  # characters of what Deno said that an error repeats

_finding = threading.Lock()


class DenoError(CourseError):
    """Deno is missing, or a script in it failed; the message holds what it said."""


def deno_binary() -> str:
    """The path of the Deno program.

    Raises
    ------
    DenoError
        When it is not installed.
    """
    with _finding:  # sysconfig, which it asks, is not safe to start in two threads
        try:
            return str(deno.find_deno_bin())
        except FileNotFoundError as error:
            raise DenoError(texts.NO_DENO) from error


def run(script: Path, *arguments: str | Path, writes: Path, doing: str) -> None:
    """Run a build script of ours in Deno, which may read everything and write one folder.

    Parameters
    ----------
    script : Path
    arguments : str or Path
        What the script is given.
    writes : Path
        The folder that it may write into.
    doing : str
        What it is for, as an error begins: ``compiling the runtime``.

    Raises
    ------
    DenoError
        When the script fails.
    """
    command = [deno_binary(), "run", "--quiet", "--no-prompt", "--allow-read",
               f"--allow-write={writes}", script, *arguments]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
        env=os.environ | {"TZ": "UTC"},
    )  # fmt: skip
    if done.returncode:
        raise DenoError(texts.FAILED.format(doing=doing, output=done.stderr[-FAULT:]))
