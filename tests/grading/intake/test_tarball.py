"""Tar files as people make them, and as attackers do."""

import gzip
import io
import tarfile

import pytest

from courseware.grading.intake import tarball
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.platforms.place import NOTEBOOK


def packed(*members, mode="w:gz"):
    """A tar file of pairs of a name, or a member, and contents."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as file:
        for member, content in members:
            if isinstance(member, str):
                member = tarfile.TarInfo(member)
            member.size = len(content)
            file.addfile(member, io.BytesIO(content))
    return data.getvalue()


def notebooks(data):
    return tarball.notebooks(data, NOTEBOOK)


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_notebooks_are_read_and_nothing_else(mode):
    data = packed(("./work/a.ipynb", b"{}"), ("work/._a.ipynb", b"x"), ("b.csv", b"x"), mode=mode)
    assert notebooks(data) == {"work/a.ipynb": b"{}"}


def link():
    member = tarfile.TarInfo("a.ipynb")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return member


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed((link(), b"")), "a.ipynb: it is a link"),
        (packed(("../a.ipynb", b"{}")), "leads out"),
        (packed(("/a.ipynb", b"{}")), "leads out"),
        (packed(("a.ipynb", b"{}"))[:40], "cannot be read"),
        (b"no tar at all", "cannot be read"),
        (b"", "cannot be read"),
        (packed(*((f"{n}.txt", b"") for n in range(5001))), "5001 files"),
    ],
    ids=["link", "up", "top", "cut", "text", "empty", "many"],
)
def test_what_is_not_sound_is_refused(data, reason):
    with pytest.raises(UngradableError, match=reason):
        notebooks(data)


def test_a_bomb_is_read_up_to_the_limit_only(monkeypatch):
    monkeypatch.setattr(tarball, "TOTAL", 1 << 20)
    with pytest.raises(UngradableError, match="more than 1 MB"):
        notebooks(gzip.compress(packed(("x.txt", b" " * (3 << 20)), mode="w")))
