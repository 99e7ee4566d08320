"""The bounds around one process."""

import os
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from courseware.errors import CourseError
from courseware.grading.sandbox import process, workspace
from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.waiting import Waiting

ENDLESS = {"cells": [{"number": 1, "source": "while True: pass"}], "classes": []}


def run_sandbox(folder, program, questions, limits, **given):
    started = process.begin(folder, limits)
    return process.run_sandbox(started, program, questions, limits, **given)


@pytest.fixture(scope="module")
def folder():
    return workspace.ready(report=lambda line: None)


def children():
    """The sandboxes that are running; a browser of other tests may be another child."""
    return [child for child in psutil.Process().children(recursive=True) if is_sandbox(child)]


def is_sandbox(child):
    try:
        return "runner.mjs" in " ".join(child.cmdline())
    except psutil.Error:  # gone meanwhile
        return False


def test_a_slow_start_is_not_the_learners_fault(folder):
    run = run_sandbox(folder, ENDLESS, {}, Limits(start=0.01))
    assert run.ending == "not started"
    assert "0.01 s" in run.reason


def test_a_sandbox_that_does_not_start_says_so(tmp_path):
    run = run_sandbox(tmp_path, ENDLESS, {}, Limits())
    assert run.ending == "not started"
    assert "runner.mjs" in run.reason


def test_it_can_be_stopped_and_leaves_no_process(folder):
    before = children()
    run = run_sandbox(folder, ENDLESS, {}, Limits(), stopping=lambda: len(children()) > len(before))
    assert run.ending == "stopped"
    assert children() == before


def test_a_notebook_as_a_whole_has_a_limit(folder):
    cells = [{"number": n, "source": "import time\ntime.sleep(0.1)"} for n in range(1, 99)]
    run = run_sandbox(folder, {"cells": cells, "classes": []}, {}, Limits(total=0.5))
    assert run.ending == "timed out"
    assert "the notebook ran for more than 0.5 s" in run.reason
    assert children() == []


TRIES = """
const tries = {
  read: () => Deno.readTextFileSync("/etc/passwd"), list: () => [...Deno.readDirSync("..")],
  write: () => Deno.writeTextFileSync("new", "x"), remove: () => Deno.removeSync("runner.mjs"),
  link: () => Deno.symlinkSync("/etc", "etc"), made: () => Deno.makeTempFileSync(),
  variable: () => Deno.env.get("HOME"), itself: () => Deno.readTextFileSync("/proc/self/environ"),
  command: () => new Deno.Command("/bin/sh").outputSync(), kill: () => Deno.kill(Deno.ppid, 9),
  library: () => Deno.dlopen("libc.so.6", {}), connect: () => Deno.connect({ port: 1 }),
  fetch: () => fetch("http://127.0.0.1:1/"), name: () => Deno.resolveDns("example.org", "A"),
  module: () => import("http://127.0.0.1:1/a.mjs"), package: () => import("npm:is-odd"),
  code: () => (0, eval)("1"), made_of_text: () => new Function("return 1")(),
};
const got = [];
for (const [name, attempt] of Object.entries(tries)) {
  try {
    await attempt();
    got.push(name);
  } catch {}
}
console.error(`got: ${got.join(", ") || "nothing"}`);
"""


def test_a_script_may_do_nothing_but_read_its_folder(tmp_path):
    (tmp_path / "runner.mjs").write_text(TRIES)
    run = run_sandbox(tmp_path, ENDLESS, {}, Limits())
    assert "got: nothing" in run.reason
    assert [path.name for path in tmp_path.iterdir()] == ["runner.mjs"]


def test_a_process_is_ready_before_it_is_wanted(folder):
    waiting = Waiting(folder, Limits())
    taken = [waiting.take() for _ in range(2)]
    assert len({process.pid for process in taken}) == 2
    waiting._next.kill()
    waiting._next.wait()
    taken.append(waiting.take())
    assert taken[-1].poll() is None
    waiting.close()
    taken.append(waiting.take())
    for each in taken:
        process.end(each)
    assert children() == []


def test_many_threads_run_one_each(folder):
    def run(number):
        cells = [{"number": number, "source": f"print('thread', {number})"}]
        return run_sandbox(folder, {"cells": cells, "classes": []}, {}, Limits())

    with ThreadPoolExecutor(3) as pool:
        runs = list(pool.map(run, range(1, 4)))
    assert [run.ending for run in runs] == ["done"] * 3
    for number, run in enumerate(runs, 1):
        assert list(run.ran) == [number]
        assert f"thread {number}" in run.ran[number]
    assert children() == []


def test_this_machine_has_what_the_walls_are_made_of():
    process.require()


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (lambda monkeypatch: monkeypatch.delattr(os, "killpg"), "process groups"),
        (lambda monkeypatch: monkeypatch.setattr(process, "SHELL", "/none/sh"), "/none/sh"),
        (lambda monkeypatch: monkeypatch.setattr(process, "TRIAL", "no-such-limit"), "ulimit"),
    ],
)
def test_what_the_machine_lacks_is_named_in_one_line(monkeypatch, change, missing):
    change(monkeypatch)
    with pytest.raises(CourseError) as caught:
        process.require()
    assert str(caught.value) == (f"grading needs Linux or macOS: {missing} missing on this machine")
