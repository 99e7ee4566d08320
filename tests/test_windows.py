"""Nothing but grading needs what only POSIX systems have.

This is not Windows: paths, file modes and the lock of the system stay those of this machine. What
is shown is that neither the tool nor the libraries that it uses ask for a module or a function
that Python lacks there. nbgrader asks which platform it is on before it imports ``pwd``, so it may.
"""

import subprocess
import sys

import pytest

from courseware import cli
from courseware.files import ROOT

POSIX = ["fcntl", "grp", "pwd", "resource", "termios"]
WITHOUT = (
    f"POSIX = {POSIX}"
    + """
import builtins, os, select, signal, sys, warnings

importing = builtins.__import__

def limited(name, namespace=None, *more, **others):
    importer = (namespace or {}).get("__name__", "")
    if name in POSIX and not (name == "pwd" and importer.startswith("nbgrader.")):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return importing(name, namespace, *more, **others)

builtins.__import__ = limited
for module, name in (
    (os, "fork"), (os, "forkpty"), (os, "getpgid"), (os, "getuid"), (os, "killpg"),
    (os, "setsid"), (os, "wait4"), (select, "poll"), (signal, "SIGKILL"), (signal, "SIGALRM"),
):
    vars(module).pop(name, None)
# Where there is no fcntl filelock takes another lock and says so; on Windows it has the system's.
warnings.filterwarnings("ignore", "only soft file lock is available")
"""
)
PROGRAM = WITHOUT + "from courseware.cli import main\nsys.exit(main(sys.argv[1:]))"
VERBS = {  # how each is called, and what it imports when it is run
    "site --zip": ("courseware.site.build", "courseware.site.zip_archive"),
    "verify": ("courseware.site.manifest",),
    "serve": ("courseware.hosting.server", "courseware.site.build"),
    "doctor _site": ("courseware.hosting.doctor",),
    "release out": ("courseware.lessons.release",),
    "check": ("courseware.authoring.validation",),
    "hints": ("courseware.authoring.hint_table",),
    "new lesson x": ("courseware.authoring.scaffold",),
}
LOCK = """
from pathlib import Path
from courseware.steps import Steps
steps = Steps(Path(sys.argv[1]))
for _ in range(2):
    steps.run("made", ["text"], lambda out: (out / "file").touch())
assert steps.use_if_fresh("made", ["text"], lambda out: None)
"""
SERVE = """
import threading, urllib.request
from pathlib import Path
from courseware.hosting.server import server
with server(Path(sys.argv[1])) as running:
    threading.Thread(target=running.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{running.server_port}/index.html"
    print(urllib.request.urlopen(address).read().decode())
    running.shutdown()
"""


def run(program, *words, cwd=ROOT):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, words)],
        cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder of one page with its manifest."""
    site = tmp_path_factory.mktemp("site")
    (site / "index.html").write_text("a page")
    program = "from pathlib import Path; from courseware.site import manifest\n"
    run(WITHOUT + program + "manifest.write(Path(sys.argv[1]))", site)
    return site


def test_modules_are_taken_away():
    tries = "".join(f"\ntry: import {name}\nexcept ImportError: print('{name}')" for name in POSIX)
    assert run(WITHOUT + tries).split() == POSIX


def test_every_verb_but_grade_is_looked_at():
    verbs = next(action for action in cli.parser()._actions if action.dest == "verb").choices
    assert set(verbs) == {*(words.split()[0] for words in VERBS), "grade"}


def test_options_are_known_and_modules_imported():
    modules = [module for needed in VERBS.values() for module in needed]
    program = [f"parser().parse_args({words.split()})" for words in VERBS]
    program += [f"import {module}; print('{module}')" for module in modules]
    program.insert(0, "from courseware.cli import parser")
    assert run(WITHOUT + "\n".join(program)).split() == modules


def test_step_is_run_once_under_its_lock(tmp_path):
    lines = run(WITHOUT + LOCK, tmp_path).splitlines()
    assert lines[0] == "made       ..."
    assert lines[2] == "made       as before"


def test_verify_and_doctor_look_at_a_folder(site):
    assert run(PROGRAM, "verify", site).endswith("every file is as it was built\n")
    assert run(PROGRAM, "doctor", site).startswith("good")


def test_site_is_served(site):
    assert run(WITHOUT + SERVE, site) == "a page\n"


def test_release_is_written(tmp_path):
    run(PROGRAM, "release", tmp_path / "kit")
    assert len([path for path in (tmp_path / "kit").rglob("*") if path.is_file()]) == 7


def test_lessons_are_checked_and_hints_printed(tmp_path):
    program = "from pathlib import Path\nfrom courseware.authoring import validation\n"
    program += "print(validation.main(Path('content'), Path(sys.argv[1]) / '_site'))"
    assert run(WITHOUT + program, tmp_path).endswith("\n[]\n")
    assert "wrong answer" in run(PROGRAM, "hints")


def test_lesson_is_created(tmp_path):
    program = "from pathlib import Path\nfrom courseware.authoring import scaffold\n"
    program += "(Path(sys.argv[1]) / 'content').mkdir()\n"
    program += "print(len(scaffold.create('swish', None, Path(sys.argv[1]))))"
    assert run(WITHOUT + program, tmp_path) == "7\n"
