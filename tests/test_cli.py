"""Every verb is documented, and what goes wrong is a sentence and an exit code."""

import errno
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version

import pytest

from courseware import cli
from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.hosting import server
from courseware.site import build

QUICK = "import sys\nfrom courseware.cli import main\nmain(['verify', 'none'])\nprint(*sys.modules)"


def failing(error):
    def run(*args, **options):
        raise error

    return run


def verbs():
    """The parser of each verb, by its name."""
    return next(action for action in cli.parser()._actions if action.dest == "verb").choices


def options():
    """Each option of each verb, as people write it."""
    return [
        (name, word)
        for name, verb in verbs().items()
        for action in verb._actions
        for word in action.option_strings
        if action.dest != "help"
    ]


def documentation(verb):
    """The rows of tables and the sections of pages that name ``course VERB``."""
    pages = [ROOT / "README.md", *sorted((ROOT / "book").glob("*.md"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    command = re.compile(rf"\bcourse {verb}\b")
    return [part for part in (*rows, *re.split(r"^#+ ", text, flags=re.M)) if command.search(part)]


def test_there_are_nine_verbs():
    assert set(verbs()) == {
        "site", "verify", "serve", "doctor", "release", "grade", "check", "hints", "new",
    }  # fmt: skip


@pytest.mark.parametrize("verb", verbs())
def test_verb_is_documented(verb):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `course {verb}\b", readme, re.M)
    assert len(documentation(verb)) > 1 or verb == "hints"


@pytest.mark.parametrize(("verb", "option"), options())
def test_option_is_documented_beside_its_verb(verb, option):
    word = re.compile(rf"(?<![\w-]){option}(?![\w-])")
    assert any(word.search(part) for part in documentation(verb))


@pytest.mark.parametrize("verb", verbs())
def test_help_of_a_verb_says_what_it_does_and_gives_an_example_that_is_understood(verb):
    parser = verbs()[verb]
    assert parser.description
    program, *words = parser.epilog.removeprefix("example: ").split()
    assert program == "course"
    assert cli.parser().parse_args(words).verb == verb


def test_every_argument_says_what_it_is():
    actions = [(name, action) for name, verb in verbs().items() for action in verb._actions]
    assert [
        (name, action.dest) for name, action in actions if not action.help and not action.choices
    ] == []


def test_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"course {version('activations-course')}\n"


@pytest.mark.parametrize("verb", verbs())
def test_help_of_a_verb_is_printed(verb, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([verb, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: course {verb}")


@pytest.mark.parametrize("words", [[], ["nonsense"], ["serve", "--port", "x"], ["site", "more"]])
def test_words_that_are_no_command_end_with_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert "usage: course" in capsys.readouterr().err


def test_site_is_built(monkeypatch):
    built = []
    monkeypatch.setattr(build, "build", lambda address: built.append(address))
    assert cli.main(["site"]) == 0
    assert cli.main(["site", "--url", "https://example.org/a/"]) == 0
    assert built == [None, "https://example.org/a/"]


@pytest.mark.parametrize(("words", "port"), [([], 8000), (["--port", "0"], 0)])
def test_site_is_built_and_served(monkeypatch, words, port):
    served = []
    monkeypatch.setattr(build, "build", lambda: "the site")
    monkeypatch.setattr(server, "serve", lambda *given: served.append(given))
    assert cli.main(["serve", *words]) == 0
    assert served == [("the site", port)]


def test_error_of_the_course_is_a_message_and_ends_with_1(monkeypatch, capsys):
    monkeypatch.setattr(build, "build", failing(CourseError("no such check")))
    assert cli.main(["site"]) == 1
    assert capsys.readouterr().err == "course site: no such check\n"


def test_full_disk_is_a_message_and_ends_with_1(monkeypatch, capsys):
    error = OSError(errno.ENOSPC, "No space left on device", "a.whl")
    monkeypatch.setattr(build, "build", failing(error))
    assert cli.main(["site"]) == 1
    assert capsys.readouterr().err == "course site: the disk is full (a.whl)\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EROFS, "no", "/a"), "this disk is read-only (/a)"),
        (OSError(errno.EACCES, "no", "/a"), "no permission to read or write here (/a)"),
        (
            shutil.Error([("a", "b", str(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))]),
            "the disk is full",
        ),
    ],
)
def test_what_the_system_lacks_is_told(monkeypatch, capsys, error, words):
    monkeypatch.setattr(build, "build", failing(error))
    assert cli.main(["site"]) == 1
    assert capsys.readouterr().err == f"course site: {words}\n"


def test_interrupt_ends_with_130(monkeypatch):
    monkeypatch.setattr(build, "build", failing(KeyboardInterrupt()))
    assert cli.main(["site"]) == 130


def test_fault_of_ours_keeps_its_traceback(monkeypatch):
    monkeypatch.setattr(build, "build", failing(PermissionError(errno.EACCES, "no")))
    with pytest.raises(PermissionError):
        cli.main(["site"])


def test_hints_are_printed(capsys):
    assert cli.main(["hints"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 5


def test_module_is_the_command(tmp_path):
    command = [sys.executable, "-m", "courseware", "verify", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("course verify: ")


def test_verb_loads_only_what_it_needs():
    command = [sys.executable, "-c", QUICK]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "courseware.site.manifest" in loaded
    unneeded = {"sphinx", "nbformat", "numpy", "tinytorch", "httpx", "filelock", "jinja2"}
    assert unneeded & set(loaded) == set()
    ours = {name for name in loaded if name.startswith("courseware.grading.")}
    assert ours == {
        "courseware.grading.command",
        "courseware.grading.sandbox",
        "courseware.grading.sandbox.limits",
    }
