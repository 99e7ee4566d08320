"""Zip files as people make them, and as attackers do."""

import io
import zipfile

import pytest

from courseware.grading.intake import archive
from courseware.grading.intake.errors import UngradableError


def packed(files, kind=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", kind) as file:
        for name, content in files:
            file.writestr(name, content)
    return data.getvalue()


def test_members_are_listed_without_the_rubbish_of_operating_systems():
    names = [
        "a/x.ipynb",
        "a/._x.ipynb",
        "~$x.docx",
        "__MACOSX/a/x.ipynb",
        "a/.DS_Store",
        "a/.ipynb_checkpoints/x.ipynb",
        "b/",
    ]
    assert archive.members(packed([(name, "") for name in names])) == {"a/x.ipynb": None}


@pytest.mark.parametrize(
    "name", ["../x.ipynb", "a/../../x.ipynb", "/etc/x.ipynb", "C:/x.ipynb", "..\\x.ipynb"]
)
def test_a_path_that_leads_out_is_refused(name):
    (fault,) = archive.members(packed([(name, "")])).values()
    assert "leads out" in fault


def test_a_link_is_refused():
    link = zipfile.ZipInfo("x.ipynb")
    link.external_attr = 0o120777 << 16
    assert archive.members(packed([(link, "/etc/passwd")])) == {"x.ipynb": "it is a link"}


def test_an_encrypted_member_is_refused():
    data = packed([("x.ipynb", "{}")], zipfile.ZIP_STORED)
    marked = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        marked[data.index(mark) + place] |= 1
    assert archive.members(bytes(marked)) == {"x.ipynb": "it is encrypted"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused():
    (fault,) = archive.members(packed([("x.ipynb", "1"), ("x.ipynb", "2")])).values()
    assert "twice" in fault


def test_too_many_files_are_refused():
    with pytest.raises(UngradableError, match="5001 files"):
        archive.members(packed([(f"{n}", "") for n in range(5001)], zipfile.ZIP_STORED))


def test_a_bomb_is_read_up_to_the_limit_only():
    bomb = packed([("x.ipynb", b" " * (50 << 20))])
    assert len(bomb) < 60_000
    with pytest.raises(UngradableError, match="larger than 1 MB"):
        archive.read(bomb, "x.ipynb", 1 << 20)


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_refused(data):
    with pytest.raises(UngradableError, match="cannot be read"):
        archive.members(data)


def test_a_damaged_member_is_refused():
    data = bytearray(packed([("x.ipynb", b"abc" * 1000)]))
    data[45:60] = b"\xff" * 15
    with pytest.raises(UngradableError, match="cannot be read"):
        archive.read(bytes(data), "x.ipynb", 1 << 20)


class WithoutFlag(zipfile.ZipInfo):
    __slots__ = ("encoding",)

    def _encodeFilenameFlags(self):  # noqa: N802 (zipfile calls it so)
        return self.filename.encode(*self.encoding), self.flag_bits & ~0x800


@pytest.mark.parametrize("encoding", ["utf-8", "cp437"])
def test_a_name_without_the_flag_of_utf8_is_read_as_what_it_is(encoding):
    entry = WithoutFlag("Zoë.ipynb")
    entry.encoding = (encoding,)
    assert archive.members(packed([(entry, "")])) == {"Zoë.ipynb": None}


@pytest.mark.parametrize("name", ["Tom: my work.ipynb", "a 10:00/x.ipynb", "..x.txt/x"])
def test_a_name_that_only_looks_like_a_way_out_is_none(name):
    assert not archive.leads_out(name)
