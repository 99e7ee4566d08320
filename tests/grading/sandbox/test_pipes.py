"""Bytes to and from a process: nothing blocks, nothing grows without bound."""

import subprocess
import sys

import pytest

from courseware.grading.sandbox import pipes
from courseware.grading.sandbox.pipes import Pipes


@pytest.fixture
def opened():
    """Start a Python program; its pipes, which are closed in the end."""
    started = []

    def start(program):
        process = subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        started.append(process)
        return Pipes(process).__enter__()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def lines_of(opened, until=lambda opened: not opened.open):
    """All lines up to the end of output, or an earlier one."""
    found = []
    while not until(opened):
        found += opened.exchange(5)
    return found


def test_lines_come_whole(opened):
    program = "import sys, time\nfor part in ('a', 'b\\n', 'c\\nd'):\n"
    found = lines_of(opened(program + " sys.stdout.write(part); sys.stdout.flush()"))
    assert found == [b"ab", b"c"]


def test_much_is_sent_while_much_comes(opened):
    """Each side would wait for the other for ever if one of them blocked."""
    there = opened("import sys\nfor line in sys.stdin.buffer: sys.stdout.buffer.write(line)")
    sent = b"x" * 999 + b"\n"
    there.send(sent * 2000)
    there.send(b"last\n")
    found = lines_of(there, lambda there: not there.open or there._total == 2_000_005)
    assert found == [sent[:-1]] * 2000 + [b"last"]


def test_a_process_that_does_not_listen_is_not_waited_for(opened):
    there = opened("import os; os.close(0); print('closed')")
    there.send(b"x" * 10_000_000)
    assert lines_of(there) == [b"closed"]


def test_the_end_of_its_errors_is_kept(opened):
    there = opened("import sys; sys.stderr.write('x' * 5000 + 'end'); print('out')")
    assert lines_of(there, lambda there: there.errors.endswith(b"end")) in ([], [b"out"])
    assert len(there.errors) == pipes.STDERR


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_more_output_than_allowed_is_noticed(opened, stream, monkeypatch):
    monkeypatch.setattr(pipes, "OUTPUT", 100_000)
    there = opened(f"import sys\nwhile True: sys.{stream}.write('line\\n')")
    lines_of(there, lambda there: there.overfull)


def test_a_line_without_end_is_noticed(opened, monkeypatch):
    monkeypatch.setattr(pipes, "MESSAGE", 100_000)
    there = opened("import sys\nwhile True: sys.stdout.write('x' * 1000)")
    assert lines_of(there, lambda there: there.overfull) == []


def test_waiting_has_an_end(opened):
    there = opened("import time; time.sleep(60)")
    assert there.exchange(0.05) == []
    assert there.open
    assert not there.overfull


def test_a_process_without_pipes_is_refused():
    with (
        subprocess.Popen([sys.executable, "-c", ""]) as process,
        pytest.raises(ValueError, match="pipe"),
    ):
        Pipes(process)
