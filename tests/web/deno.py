"""Runs a script of ours in Deno, which knows most of what a browser gives a worker."""

import json
import subprocess

from courseware.runtime.deno import deno_binary


def run(folder, script):
    """What ``script``, a module in ``folder``, hands to ``report``, which is there for it.

    Parameters
    ----------
    folder : Path
        Holds the modules that the script imports by ``./name``.
    script : str
    """
    path = folder / "test.mjs"
    path.write_text(f"const report = (value) => console.log(JSON.stringify(value));\n{script}")
    done = subprocess.run(
        [deno_binary(), "run", "--quiet", "--no-prompt", "--no-check", "--allow-read", path],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
