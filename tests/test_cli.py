import errno
import os
import shutil
import subprocess
import sys

import pytest

from courseware import cli
from courseware.errors import CourseError
from courseware.hosting import server
from courseware.site import build

QUICK = "import sys\nfrom courseware.cli import main\nmain(['verify', 'none'])\nprint(*sys.modules)"


def failing(error):
    def run(*args, **options):
        raise error

    return run


def verbs():
    action = next(a for a in cli.parser()._actions if a.dest == "verb")
    return {choice.dest: choice.help for choice in action._choices_actions}


def test_every_verb_says_what_it_does():
    assert {"site", "serve", "verify", "hints"} <= set(verbs())
    assert [name for name, words in verbs().items() if not words] == []


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
        (OSError(errno.EROFS, "no", "/a"), "this place is read-only (/a)"),
        (OSError(errno.EACCES, "no", "/a"), "this place may not be written or read (/a)"),
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
    assert {"sphinx", "nbformat", "numpy", "tinytorch"} & set(loaded) == set()
