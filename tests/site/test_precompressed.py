import gzip
import random

import brotli
import pytest

from courseware.site import precompressed

TEXT = b"a page of text\n" * 200


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "lite").mkdir(parents=True)
    (folder / "index.html").write_bytes(TEXT)
    (folder / "lite" / "core.wasm").write_bytes(TEXT[1:])
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def names(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_copies_lie_beside_their_files_and_hold_the_same(site, cache):
    precompressed.write(site, cache)
    assert names(site) == [
        "index.html", "index.html.br", "index.html.gz",
        "lite/core.wasm", "lite/core.wasm.br", "lite/core.wasm.gz",
    ]  # fmt: skip
    assert brotli.decompress((site / "index.html.br").read_bytes()) == TEXT
    assert gzip.decompress((site / "lite" / "core.wasm.gz").read_bytes()) == TEXT[1:]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("small.css", TEXT[:999]),
        ("picture.png", TEXT),
        ("noise.zip", random.Random(0).randbytes(5000)),
    ],
)
def test_file_that_would_gain_nothing_has_no_copies(site, cache, name, content):
    (site / name).write_bytes(content)
    precompressed.write(site, cache)
    assert [other for other in names(site) if other.startswith(name)] == [name]


def test_content_is_packed_only_once(site, cache, monkeypatch):
    precompressed.write(site, cache)
    before = names(site)
    for name in before:
        if precompressed.is_copy(name):
            (site / name).unlink()
    (site / "moved.html").write_bytes(TEXT)
    monkeypatch.setattr(precompressed, "pack", None)  # calling it would fail
    precompressed.write(site, cache)
    assert names(site) == sorted([*before, "moved.html", "moved.html.br", "moved.html.gz"])


@pytest.mark.parametrize("encoding", precompressed.EXTENSIONS)
def test_same_content_gives_the_same_bytes(encoding):
    assert precompressed.pack(TEXT, encoding) == precompressed.pack(TEXT, encoding)


@pytest.mark.parametrize(
    ("name", "copy"), [("a.html.br", True), ("a.js.gz", True), ("a.html", False), ("a.gzip", False)]
)
def test_copies_are_told_by_their_names(name, copy):
    assert precompressed.is_copy(name) is copy
