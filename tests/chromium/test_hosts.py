"""The zip of the site on real nginx and real Caddy, with the very settings that the book gives.

Run by ``make apart``, which installs both. The learner's way is that of ``test_journey``.
"""

import re
import subprocess
import sys
import zipfile
from urllib.request import Request, urlopen

import pytest

from benchmarks import hosts
from courseware.files import ROOT
from courseware.hosting import doctor
from courseware.site import zip_archive
from tests.chromium.test_journey import denied, outside  # noqa: F401 - fixtures
from tests.chromium.test_journey import test_a_learner_goes_the_whole_way as whole_way

pytestmark = pytest.mark.extra
PAGE = ROOT / "book" / "instructors.md"


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    """The site as it comes out of its zip."""
    folder = tmp_path_factory.mktemp("zip")
    with zipfile.ZipFile(zip_archive.write(site, folder / "_site.zip")) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module", params=[hosts.nginx, hosts.caddy], ids=["nginx", "caddy"])
def place(request, unpacked, tmp_path_factory):
    with request.param(tmp_path_factory.mktemp("host"), unpacked) as address:
        yield address


test_a_learner_goes_the_whole_way = whole_way


def test_doctor_finds_nothing_to_mend(place):
    found = doctor.main(place)
    assert [str(each) for each in found if each.grade != "good"] == []
    assert len(found) > 15


@pytest.mark.parametrize("name", ["index.html", "lite/files/activations.ipynb"])
def test_page_that_has_not_changed_is_not_sent_again(place, name):
    with urlopen(place + name) as first:
        tag = first.headers["ETag"]
    with pytest.raises(OSError, match="304"):
        urlopen(Request(place + name, headers={"If-None-Match": tag}))


def test_doctor_tells_what_a_plain_server_of_python_lacks(unpacked):
    """What it says is what that server does: right, but slow, and browsers guess."""
    port = hosts.free_port()
    command = [sys.executable, "-u", "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with subprocess.Popen(
        command, cwd=unpacked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        server.stdout.readline()  # it says that it serves
        found = doctor.main(f"http://127.0.0.1:{port}/")
        server.terminate()
    assert {each.grade for each in found} == {"good", "could be better"}
    told = "\n".join(each.what for each in found if each.grade != "good")
    assert re.findall(r"^(\.\w+) comes as it is", told, re.MULTILINE) == [
        ".wasm", ".whl", ".zip", ".mjs",
    ]  # fmt: skip
    assert "no Cache-Control for Python: browsers guess" in told
    assert "no Cache-Control for index.html" in told


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_page_shows_the_settings_that_are_tried_here(name):
    assert f"{{literalinclude}} ../examples/hosts/{name}\n" in PAGE.read_text(encoding="utf-8")
    assert hosts.PLACE in (hosts.SETTINGS / name).read_text(encoding="utf-8")
