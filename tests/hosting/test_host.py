import subprocess
import sys

import pytest

from courseware import cli
from courseware.errors import CourseError
from courseware.hosting import doctor, host
from courseware.hosting.host import Host
from courseware.hosting.server import server


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/manifest.sha256 cannot be reached"),
        ("ftp://host/", "not a web address; wanted: https"),
        ("https://", "not a web address"),
        ("https://host:x/", "not a web address"),
        ("https://[half/", "not a web address"),
        ("host.example/course", "is not a folder; wanted"),
    ],
)
def test_address_that_cannot_be_asked_is_told(address, words, capsys):
    assert cli.main(["doctor", address]) == 1
    said = capsys.readouterr().err
    assert said.startswith("course doctor: ")
    assert words in said


def test_host_that_speaks_no_tls_is_told(running, course):
    with (
        running(server(course.parent)) as address,
        pytest.raises(CourseError, match=r"cannot be reached: .*SSL"),
    ):
        doctor.main(address.replace("http:", "https:"))


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/", True),
        ("http://localhost:8000", True),
        ("http://127.0.0.2/", True),
        ("http://[::1]/", True),
        ("http://192.168.0.10/", False),
        ("http://localhost.example.org/", False),
    ],
)
def test_plain_http_is_safe_on_this_machine_only(address, safe):
    assert Host(address).safe is safe


@pytest.mark.parametrize("end", ["", "/", "/index.html", "/index.html?a=b#c"])
def test_address_may_end_as_people_copy_it(end):
    assert Host(f"https://example.org/a{end}").url("b c.js") == "https://example.org/a/b%20c.js"


def test_an_answer_is_unpacked_only_so_far(running, course, monkeypatch):
    monkeypatch.setattr(host, "LARGEST", 5_000)
    with running(server(course.parent)) as address:
        answer = Host(address).ask("lite/static/pyodide/0123/pyodide.mjs")
    assert 5_000 < len(answer.body) <= 20_000


@pytest.mark.parametrize("module", ["courseware.cli", "courseware.hosting.server"])
def test_only_the_doctor_loads_the_client(module):
    program = f"import sys, {module}; print('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"False\n"
