"""Deno, from PyPI's ``deno``: it fetches npm packages and runs Pyodide outside a browser."""

import os
import subprocess
import threading

import deno

from courseware.errors import CourseError

FAULT = 2000  # characters of what Deno said that an error repeats

_finding = threading.Lock()


class DenoError(CourseError):
    """Deno is missing, or a script in it failed; the message holds what it said."""


def deno_binary():
    """The path of the Deno program.

    Raises
    ------
    DenoError
        When it is not installed.
    """
    with _finding:  # sysconfig, which it asks, is not safe to start in two threads
        try:
            return deno.find_deno_bin()
        except FileNotFoundError as error:
            raise DenoError("Deno is not installed here: install requirements.txt first") from error


def run(script, *arguments, writes, doing):
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
        raise DenoError(f"{doing} failed:\n{done.stderr[-FAULT:]}")
