"""How far grading is: what a terminal shows, and what a file gets."""

import pytest

from courseware.grading.records.outcome import Outcome, Status
from courseware.grading.running import progress
from courseware.grading.running.progress import Console, Progress


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    ("seconds", "pace"),
    [(1, "1.0/s, 59 s left"), (10, "0.1/s, 10 min left"), (1000, "0.0/s, 16.4 h left")],
)
def test_a_line_tells_the_rate_and_the_time_left(seconds, pace):
    lines, clock = [], Clock()
    shown = Progress(60, {}, lines.append, clock)
    clock.now = seconds
    shown.show(Outcome("Ada", status=Status.GRADED))
    shown.end()
    (line,) = lines
    assert line.startswith("[ 1/60] Ada")
    assert line.endswith(pace)


def test_a_terminal_renews_one_line_and_keeps_what_needs_a_look(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    console = Console()
    shown = Progress(3, {}, console)
    for name, status in (("Ada", "graded"), ("Bob", "timed out"), ("Eve", "graded")):
        shown.show(Outcome(name, status=Status(status), reason="why" * (status != "graded")))
    shown.end()
    said = capsys.readouterr().out
    kept = [line.split("\x1b[K")[-1] for line in said.split("\n") if line]
    assert [line[:10] for line in kept] == ["[2/3] Bob ", "[3/3]"]
    assert said.count("\r") == 5
    assert all(len(part) < 60 + len("\x1b[K") for part in said.split("\r") if "\n" not in part)


def test_elsewhere_each_line_stays(capsys):
    shown = Progress(2, {}, progress.Console())
    shown.show(Outcome("Ada", status=Status.GRADED))
    shown.end()
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "\r" not in said
