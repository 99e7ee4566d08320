"""One process for one notebook: started with no permission but to read its folder, bounded, ended.

Four walls, each on its own: Deno's permissions (no network, environment, other files, processes,
libraries); the kernel's limits on data, files and processor time; time by the clock, for the
start, each cell or check, and all together; a bound on what may be put out. At the end the whole
process group is killed, whatever state it is in.
"""

import contextlib
import json
import os
import secrets
import signal
import subprocess

from courseware.grading.sandbox.conversation import Conversation
from courseware.runtime.deno import deno_binary

# How busy a function must be before V8 compiles it a second time, for speed. Its own limit is 13
# million: most notebooks end before that pays, and a fifth of their processor time went there.
TIERING = 1_000_000_000
FLAGS = (
    "--quiet", "--no-prompt", "--no-config", "--no-lock", "--no-remote", "--no-npm",
    "--no-code-cache",
)  # fmt: skip
# The kernel holds memory to a limit for data (10 GB asked for: MemoryError in Python, RangeError
# in JavaScript), and lets no file grow. A limit of address space would not do: V8 reserves far
# more than it uses. Where a kernel has no such limit, V8's own still bounds Python's memory.
SHELL = 'ulimit -c 0; ulimit -f 0; ulimit -d {data} 2>/dev/null; ulimit -t {cpu}; exec "$@"'


def run(folder, notebook, asked, limits, stopping=lambda: False):
    """Run the cells in a fresh process, then observe there what is asked.

    Parameters
    ----------
    folder : Path
        The sandbox, as ``sandbox.ready`` made it.
    notebook : dict
        ``cells``, a list of ``{"number": int, "source": str}``, and ``classes``, the names of what
        learners write.
    asked : dict
        ``{name: {"uses", "cases"}}``; handed in one by one after the last cell, each when the one
        before has been observed: what came out of one cannot tell of those that follow.
    limits : Limits
    stopping : callable
        Asked several times a second; when it returns True the process is ended.

    Returns
    -------
    Run
    """
    token = secrets.token_hex(16)
    first = json.dumps({"token": token, **notebook}).encode() + b"\n"
    process = subprocess.Popen(
        _command(folder, limits), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, cwd=folder, start_new_session=True,
        env={"DENO_DIR": "/dev/null/none", "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
    )  # fmt: skip
    try:
        return Conversation(process, token.encode() + b" ", first, asked, limits).follow(stopping)
    finally:
        _end(process)


def _command(folder, limits):
    pages = limits.memory * 16 * 2 // 3  # of 64 KiB, so that Python meets its limit first
    engine = (
        f"--v8-flags=--wasm-max-mem-pages={pages},--max-old-space-size={limits.memory // 2},"
        f"--wasm-tiering-budget={TIERING}"
    )
    shell = SHELL.format(data=limits.memory * 1024, cpu=int(2 * (limits.start + limits.total)))
    deno = [deno_binary(), "run", *FLAGS, engine, f"--allow-read={folder}"]
    return ["/bin/sh", "-c", shell, "sh", *deno, str(folder / "runner.mjs")]


def _end(process):
    """Kill the process group and close its pipes."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
    process.wait()
