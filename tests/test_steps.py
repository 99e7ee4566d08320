import os
import subprocess
import sys
import threading

import pytest

from courseware.files import digest_of, files_of
from courseware.steps import Steps, file_lock, restore, swap_in


@pytest.fixture
def steps(tmp_path):
    return Steps(tmp_path / "build", [].append)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a").write_text("one")
    return folder


class Make:
    """Writes a file with the number of the call; fails when told to."""

    calls = 0
    fails = False

    def __call__(self, out):
        self.calls += 1
        assert list(out.iterdir()) == []
        (out / "made").write_text(str(self.calls))
        if self.fails:
            raise RuntimeError("half way")


def test_step_is_not_redone_while_its_inputs_are_the_same(steps, source):
    make = Make()
    for _ in range(3):
        result = steps.run("s", [source, "text"], make)
    assert make.calls == 1
    assert (result / "made").read_text() == "1"


def change_content(folder):
    (folder / "a").write_text("two")


def add_file(folder):
    (folder / "b").touch()


def rename_file(folder):
    (folder / "a").rename(folder / "b")


def remove_file(folder):
    (folder / "a").unlink()


@pytest.mark.parametrize("change", [change_content, add_file, rename_file, remove_file])
def test_step_is_redone_when_a_file_changes(steps, source, change):
    make = Make()
    steps.run("s", [source], make)
    change(source)
    assert (steps.run("s", [source], make) / "made").read_text() == "2"


def test_step_is_redone_when_a_text_changes(steps):
    make = Make()
    steps.run("s", ["1", "2"], make)
    steps.run("s", ["12", ""], make)
    assert make.calls == 2


def test_step_is_redone_when_its_result_is_gone(steps, source):
    make = Make()
    steps.run("s", [source], make).rename(steps.home / "elsewhere")
    assert (steps.run("s", [source], make) / "made").read_text() == "2"


def test_inputs_count_by_content_and_not_by_time(source):
    before = digest_of([source])
    os.utime(source / "a", (0, 0))
    assert digest_of([source]) == before


def test_place_of_the_checkout_does_not_count(source):
    before = digest_of([source])
    (source.parent / "other").mkdir()
    moved = source.rename(source.parent / "other" / "source")
    assert digest_of([moved]) == before


def test_caches_of_python_do_not_count(source):
    before = digest_of([source])
    (source / "__pycache__").mkdir()
    (source / "__pycache__" / "a.pyc").touch()
    assert digest_of([source]) == before
    assert files_of(source) == [source / "a"]


def test_failing_step_leaves_the_earlier_result(steps, source):
    make = Make()
    result = steps.run("s", [source], make)
    change_content(source)
    make.fails = True
    with pytest.raises(RuntimeError):
        steps.run("s", [source], make)
    assert (result / "made").read_text() == "1"


def test_failing_step_is_tried_again(steps, source):
    make = Make()
    make.fails = True
    with pytest.raises(RuntimeError):
        steps.run("s", [source], make)
    assert not (steps.home / "s").exists()
    make.fails = False
    assert (steps.run("s", [source], make) / "made").read_text() == "2"


def test_going_back_after_a_failure_needs_no_work(steps, source):
    make = Make()
    steps.run("s", [source], make)
    change_content(source)
    make.fails = True
    with pytest.raises(RuntimeError):
        steps.run("s", [source], make)
    (source / "a").write_text("one")
    steps.run("s", [source], make)
    assert make.calls == 2


@pytest.mark.parametrize("left", [("s.new",), ("s.old",), ("s.new", "s.old"), ("s", "s.old")])
def test_what_a_killed_build_left_is_cleared(steps, source, left):
    for name in left:
        (steps.home / name).mkdir()
        (steps.home / name / "rest").touch()
    result = steps.run("s", [source], Make())
    assert [path.name for path in result.iterdir()] == ["made"]
    assert {path.name for path in steps.home.iterdir()} == {"s", "s.stamp", "s.lock"}


def test_result_without_a_stamp_is_made_anew(steps, source):
    make = Make()
    steps.run("s", [source], make)
    (steps.home / "s.stamp").unlink()
    steps.run("s", [source], make)
    assert make.calls == 2


def test_result_is_used_while_its_inputs_are_the_same(steps, source):
    used = []
    assert not steps.use_if_fresh("a", [source], used.append)
    made = steps.run("a", [source], Make())
    assert steps.use_if_fresh("a", [source], used.append)
    (source / "a").write_text("two")
    assert not steps.use_if_fresh("a", [source], used.append)
    assert used == [made]


def test_swap_in_replaces_an_earlier_folder(tmp_path):
    for name in ("new", "result"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    swap_in(tmp_path / "new", tmp_path / "result")
    assert [path.name for path in tmp_path.rglob("*")] == ["result", "new"]


def test_folder_that_was_moved_away_is_restored(tmp_path):
    (tmp_path / "site.old").mkdir()
    restore(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_folder_in_its_place_is_not_restored_over(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site.old").mkdir()
    restore(tmp_path / "site")
    assert {path.name for path in tmp_path.iterdir()} == {"site", "site.old"}


def test_lock_lets_the_second_wait_and_say_so(tmp_path):
    waits, order = threading.Event(), []

    def second():
        with file_lock(tmp_path / "s.lock", lambda line: (order.append(line), waits.set())):
            order.append("second")

    with file_lock(tmp_path / "s.lock", order.append):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(5)
        order.append("first")
    thread.join(5)
    assert order[0].startswith("s          waiting: another process")
    assert order[1:] == ["first", "second"]


def test_lock_is_released_after_an_error(tmp_path):
    reported = []
    with pytest.raises(RuntimeError), file_lock(tmp_path / "s.lock", reported.append):
        raise RuntimeError
    with file_lock(tmp_path / "s.lock", reported.append):
        assert reported == []


HOLD = """
import sys, time
from pathlib import Path
from courseware.steps import file_lock
with file_lock(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(60)
"""


def test_lock_of_a_killed_process_is_free(tmp_path):
    path, lines = tmp_path / "s.lock", []
    command = [sys.executable, "-c", HOLD, path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    with file_lock(path, lines.append):
        assert lines == []
