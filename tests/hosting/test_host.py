import pytest

from courseware import cli
from courseware.errors import CourseError
from courseware.hosting import doctor
from courseware.hosting.host import Host
from courseware.hosting.server import server


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/manifest.sha256 cannot be reached"),
        ("ftp://host/", "no web address; wanted: https"),
        ("https://", "no web address"),
        ("https://host:x/", "no web address"),
        ("https://[half/", "no web address"),
        ("host.example/course", "is no folder; wanted"),
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
