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
from collections.abc import Callable
from functools import partial
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.sandbox.conversation import Conversation
from courseware.grading.sandbox.limits import Limits, clocks
from courseware.grading.sandbox.messages import Program, Questions
from courseware.grading.sandbox.pipes import Pipes
from courseware.grading.sandbox.run import Ending, Run
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
SHELL = "/bin/sh"
SCRIPT = 'ulimit -c 0; ulimit -f 0; ulimit -d {data} 2>/dev/null; ulimit -t {cpu}; exec "$@"'
TRIAL = "ulimit -c 0 && ulimit -f 0 && ulimit -t 60"
POLL = 0.2  # seconds between two looks at the clocks, and at whether to stop


def require() -> None:
    """Make sure that this machine has what the walls are made of.

    Raises
    ------
    CourseError
        With one line that names what is missing.
    """
    missing = []
    if not (hasattr(os, "killpg") and hasattr(signal, "SIGKILL")):
        missing.append(texts.PROCESS_GROUPS)
    if not os.path.exists(SHELL):
        missing.append(SHELL)
    elif subprocess.run([SHELL, "-c", TRIAL], capture_output=True, check=False).returncode:
        missing.append(texts.ULIMIT)
    if missing:
        raise CourseError(texts.NEEDS_POSIX.format(missing=", ".join(missing)))


def begin(folder: Path, limits: Limits) -> subprocess.Popen[bytes]:
    """Start a process, which gets Python ready and waits for a program.

    Parameters
    ----------
    folder : Path
        The sandbox, as ``workspace.ready`` made it.
    limits : Limits
    """
    return subprocess.Popen(
        _command(folder, limits), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, cwd=folder, start_new_session=True,
        env={"DENO_DIR": "/dev/null/none", "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
    )  # fmt: skip


def run_sandbox(
    process: subprocess.Popen[bytes],
    program: Program,
    questions: Questions,
    limits: Limits,
    stopping: Callable[[], bool] = lambda: False,
    spent: float = 0.0,
) -> Run:
    """Run the cells in a fresh process, then observe there what is asked; it is ended then.

    Any number of threads may call it at once.

    Parameters
    ----------
    process : subprocess.Popen
        As ``begin`` returned it; no other program has been sent to it.
    program : Program
        What is run first.
    questions : Questions
        What is observed after the last cell; the process is told of a question only when it has
        answered the one before: what came out of one cannot tell of those that follow.
    limits : Limits
    stopping : callable
        Asked several times a second; when it returns True the process is ended.
    spent : float
        Seconds of ``limits.total`` that the notebook has had in other processes.

    Returns
    -------
    Run
    """
    token = secrets.token_hex(16)
    try:
        clock = partial(clocks, process.pid)
        conversation = Conversation(f"{token} ".encode(), program, questions, limits, clock, spent)
        first = json.dumps({"token": token, **program}).encode() + b"\n"
        _converse(process, conversation, first, stopping)
        return conversation.run
    finally:
        end(process)


def _command(folder: Path, limits: Limits) -> list[str]:
    pages = limits.memory * 16 * 2 // 3  # of 64 KiB, so that Python meets its limit first
    engine = (
        f"--v8-flags=--wasm-max-mem-pages={pages},--max-old-space-size={limits.memory // 2},"
        f"--wasm-tiering-budget={TIERING},--disallow-code-generation-from-strings"
    )
    script = SCRIPT.format(data=limits.memory * 1024, cpu=int(2 * (limits.start + limits.total)))
    deno = [deno_binary(), "run", *FLAGS, engine, f"--allow-read={folder}"]
    return [SHELL, "-c", script, "sh", *deno, str(folder / "runner.mjs")]


def _converse(
    process: subprocess.Popen[bytes],
    conversation: Conversation,
    first: bytes,
    stopping: Callable[[], bool],
) -> None:
    """Carry messages to and fro until the conversation is over, by itself or for a limit."""
    with Pipes(process) as pipes:
        pipes.send(first)
        while not conversation.over:
            if stopping():
                conversation.end(Ending.STOPPED, texts.STOPPED)
            conversation.watch()
            for line in pipes.exchange(POLL):
                pipes.send(conversation.hear(line))
            if pipes.overfull:
                conversation.flooded()
            elif not pipes.open:
                conversation.broke_off(_exit_code(process), pipes.errors)


def _exit_code(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(5)
    except subprocess.TimeoutExpired:
        return None


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process group and close its pipes."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    process.wait()
