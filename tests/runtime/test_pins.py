import os
import threading
import time
from hashlib import sha256
from pathlib import Path

import pytest

from courseware.runtime import pins, sources

GOOD = b"the pinned bytes"
DIGEST = sha256(GOOD).hexdigest()
PINNED = pins.load()


@pytest.fixture
def shelf(monkeypatch):
    """What each URL serves: bytes, or an error to raise; ``asked`` lists the calls."""
    served, asked = {}, []

    def bring(source, into):
        asked.append(source["url"])
        answer = served[source["url"]]
        if isinstance(answer, Exception):
            raise answer
        path = into / "file"
        path.write_bytes(answer)
        return path

    monkeypatch.setitem(sources.KINDS, "url", bring)
    served["asked"] = asked
    return served


def pin(*urls, digest=DIGEST):
    return {"f.whl": {"sha256": digest, "sources": [{"url": url} for url in urls]}}


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_fetched_file_is_kept_and_not_fetched_again(shelf, tmp_path):
    shelf["a"] = GOOD
    told = []
    for _ in range(2):
        path = pins.collect(pin("a"), tmp_path / "cache", told.append)["f.whl"]
    assert path.read_bytes() == GOOD
    assert shelf["asked"] == ["a"]
    assert told == ["f.whl from url a"]


@pytest.mark.parametrize("index", [0, len(GOOD) // 2, len(GOOD) - 1])
def test_cached_file_with_one_byte_changed_is_fetched_again(shelf, tmp_path, index):
    shelf["a"], told = GOOD, []
    kept = pins.collect(pin("a"), tmp_path, told.append)["f.whl"]
    damaged = bytearray(GOOD)
    damaged[index] ^= 1
    kept.write_bytes(damaged)
    assert pins.collect(pin("a"), tmp_path, told.append)["f.whl"].read_bytes() == GOOD
    assert told[1:] == [
        "f.whl: the cached copy is damaged, fetching it again",
        "f.whl from url a",
    ]


def test_source_with_other_bytes_is_refused_and_the_next_tried(shelf, tmp_path):
    shelf.update(a=b"other", b=GOOD)
    told = []
    path = pins.collect(pin("a", "b"), tmp_path, told.append)["f.whl"]
    assert path.read_bytes() == GOOD
    assert told[0].startswith("f.whl not from url a: served another file")
    assert DIGEST in told[0]
    assert sha256(b"other").hexdigest() in told[0]
    assert told[1] == "f.whl from url b"


def test_next_source_is_tried_when_one_is_down(shelf, tmp_path):
    shelf.update(a=sources.SourceError("no route"), b=GOOD)
    told = []
    assert pins.collect(pin("a", "b"), tmp_path, told.append)["f.whl"].read_bytes() == GOOD
    assert told == ["f.whl not from url a: no route", "f.whl from url b"]


def test_error_lists_what_each_source_said_and_nothing_is_kept(shelf, tmp_path):
    shelf.update(a=sources.SourceError("no route"), b=b"other")
    with pytest.raises(pins.RuntimeFileError) as caught:
        pins.collect(pin("a", "b"), tmp_path, [].append)
    head, first, second = str(caught.value).splitlines()
    assert head == f"f.whl could not be fetched with SHA-256 {DIGEST}:"
    assert first == "  url a: no route"
    assert sha256(b"other").hexdigest() in second
    assert files_in(tmp_path) == []
    assert list(tmp_path.glob("fetch-*")) == []


def test_damaged_copy_does_not_stay_when_no_source_serves(shelf, tmp_path):
    shelf["a"] = GOOD
    pins.collect(pin("a"), tmp_path, [].append)["f.whl"].write_bytes(b"damaged")
    shelf["a"] = sources.SourceError("no route")
    with pytest.raises(pins.RuntimeFileError):
        pins.collect(pin("a"), tmp_path, [].append)
    assert files_in(tmp_path) == []


def test_next_run_recovers_from_a_failure(shelf, tmp_path):
    shelf["a"] = sources.SourceError("no route")
    with pytest.raises(pins.RuntimeFileError):
        pins.collect(pin("a"), tmp_path, [].append)
    shelf["a"] = GOOD
    assert pins.collect(pin("a"), tmp_path, [].append)["f.whl"].read_bytes() == GOOD


def test_files_that_came_are_kept_when_another_fails(shelf, tmp_path):
    shelf.update(a=GOOD, b=sources.SourceError("no route"))
    both = pin("a") | {"g.whl": pin("b")["f.whl"]}
    with pytest.raises(pins.RuntimeFileError, match=r"^g\.whl"):
        pins.collect(both, tmp_path, [].append)
    assert [path.name for path in files_in(tmp_path)] == ["f.whl"]


def test_full_disk_is_not_blamed_on_the_sources(shelf, tmp_path):
    shelf.update(a=OSError(28, "No space left on device"), b=GOOD)
    with pytest.raises(pins.RuntimeFileError) as caught:
        pins.collect(pin("a", "b"), tmp_path, [].append)
    assert str(caught.value) == f"f.whl cannot be kept in {tmp_path}: No space left on device"
    assert shelf["asked"] == ["a"]


def test_concurrent_collects_give_the_same_whole_file(shelf, tmp_path):
    shelf["a"] = GOOD * 50_000
    wanted = pin("a", digest=sha256(shelf["a"]).hexdigest())
    found = []

    def collect():
        found.append(pins.collect(wanted, tmp_path, [].append)["f.whl"].read_bytes())

    threads = [threading.Thread(target=collect) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [shelf["a"]] * 6
    assert len(files_in(tmp_path)) == 1


@pytest.mark.parametrize(("age", "stays"), [(10, True), (2 * pins.ABANDONED, False)])
def test_folder_of_a_killed_fetch_is_swept_away(tmp_path, age, stays):
    left = tmp_path / "fetch-abc"
    left.mkdir()
    (left / "half").write_bytes(b"x")
    os.utime(left, (time.time() - age,) * 2)
    assert pins.collect({}, tmp_path) == {}
    assert left.exists() is stays


def test_cache_folder_is_the_named_one(monkeypatch, tmp_path):
    monkeypatch.setenv("ACTIVATIONS_CACHE", str(tmp_path))
    assert pins.cache_folder() == tmp_path


@pytest.mark.parametrize("value", [None, ""])
def test_cache_folder_lies_outside_the_checkout(monkeypatch, value):
    if value is None:
        monkeypatch.delenv("ACTIVATIONS_CACHE", raising=False)
    else:
        monkeypatch.setenv("ACTIVATIONS_CACHE", value)
    folder = pins.cache_folder()
    assert folder.name == "activations-course"
    assert not folder.is_relative_to(Path(pins.__file__).parents[1])


@pytest.mark.parametrize("name", PINNED["files"])
def test_every_file_has_a_hash_and_sources_of_known_kinds(name):
    entry = PINNED["files"][name]
    assert len(bytes.fromhex(entry["sha256"])) == 32
    assert entry["sources"]
    for source in entry["sources"]:
        assert len(source.keys() & sources.KINDS.keys()) == 1
        assert "pypi" not in source or "==" in source["pypi"]
        assert "npm" not in source or "@" in source["npm"][1:]
        assert source.get("url", "https://").startswith("https://")


@pytest.mark.parametrize("name", PINNED["packages"])
def test_every_package_is_pinned_and_its_dependencies_are_known(name):
    package = PINNED["packages"][name]
    assert package["file"] in PINNED["files"]
    assert package["version"] == package["file"].split("-")[1]
    assert set(package["depends"]) <= set(PINNED["packages"])


@pytest.mark.parametrize("name", PINNED["packages"])
def test_names_of_packages_are_normalised(name):
    assert name == name.lower().replace("_", "-").replace(".", "-")  # else Pyodide finds none


def test_every_wheel_belongs_to_a_package():
    wheels = {name for name in PINNED["files"] if name.endswith(".whl")}
    assert wheels == {package["file"] for package in PINNED["packages"].values()}
