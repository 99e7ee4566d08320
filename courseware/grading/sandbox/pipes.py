"""The three pipes of a process that is not trusted: nothing blocks, what comes out is bounded."""

import os
import selectors
import subprocess
from types import TracebackType
from typing import IO

OUTPUT = 32 << 20  # bytes that a process may put out, on both pipes
MESSAGE = 8 << 20  # bytes of one line
STDERR = 2000  # bytes of its errors that are kept
CHUNK = 65536  # bytes that are read at a time


class Pipes:
    """Takes whole lines of a process's output, and sends it what there is to send.

    Parameters
    ----------
    process : subprocess.Popen
        With a pipe for each of its three streams.

    Attributes
    ----------
    open : bool
        Whether the process may put out more lines.
    overfull : bool
        Whether it has put out more than ``OUTPUT``, or a line of more than ``MESSAGE`` bytes.
    errors : bytes
        The end of what it wrote to its standard error, at most ``STDERR`` bytes.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._stdin, self._stdout, self._stderr = (
            _present(pipe) for pipe in (process.stdin, process.stdout, process.stderr)
        )
        self._ready = selectors.DefaultSelector()
        self._sending, self._rest, self._total = b"", b"", 0
        self.open, self.overfull, self.errors = True, False, b""

    def __enter__(self) -> "Pipes":
        for pipe in (self._stdin, self._stdout, self._stderr):
            os.set_blocking(pipe.fileno(), False)
        for pipe in (self._stdout, self._stderr):
            self._ready.register(pipe, selectors.EVENT_READ)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ready.close()

    def send(self, data: bytes) -> None:
        """Have ``data`` sent, after what waits already, as soon as the process takes it."""
        self._sending += data
        if self._sending and self._stdin not in self._ready.get_map():
            self._ready.register(self._stdin, selectors.EVENT_WRITE)

    def exchange(self, seconds: float) -> list[bytes]:
        """Send and take what can be, waiting at most ``seconds``; return the lines that came."""
        lines: list[bytes] = []
        for key, _ in self._ready.select(seconds):
            if key.fileobj is self._stdin:
                self._write()
            elif key.fileobj is self._stdout:
                lines += self._lines(self._read(self._stdout))
            else:
                self.errors = (self.errors + self._read(self._stderr))[-STDERR:]
        self.overfull = self._total > OUTPUT or len(self._rest) > MESSAGE
        self.open = self._stdout in self._ready.get_map()
        return lines

    def _write(self) -> None:
        try:
            self._sending = self._sending[os.write(self._stdin.fileno(), self._sending) :]
        except OSError:  # it does not listen any more
            self._sending = b""
        if not self._sending:
            self._ready.unregister(self._stdin)

    def _read(self, pipe: IO[bytes]) -> bytes:
        data = os.read(pipe.fileno(), CHUNK)
        self._total += len(data)
        if not data:
            self._ready.unregister(pipe)
        return data

    def _lines(self, data: bytes) -> list[bytes]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        return lines


def _present(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("a process with a pipe for each of its streams is needed")
    return pipe
