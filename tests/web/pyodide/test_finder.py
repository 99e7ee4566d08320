"""Python's finder of our libraries and archives, outside the browser."""

import runpy
import zipfile
from types import SimpleNamespace

import pytest

from courseware.files import ROOT

FINDER = SimpleNamespace(**runpy.run_path(str(ROOT / "web" / "pyodide" / "finder.py")))


@pytest.fixture
def parts():
    return FINDER.Parts(["numpy.linalg.lapack_lite"], {"rest.zip": ["wave", "html", "html.parser"]})


def test_library_is_found_by_its_name(parts):
    spec = parts.find_spec("numpy.linalg.lapack_lite")
    assert spec.origin == "/lib/numpy.linalg.lapack_lite.so"


def test_other_modules_are_left_to_pythons_own_finders(parts):
    assert parts.find_spec("json") is None
    assert parts.find_spec("numpy.linalg") is None


@pytest.mark.parametrize(
    ("name", "place"),
    [("wave", "/lib/rest.zip"), ("html", "/lib/rest.zip"), ("html.parser", "/lib/rest.zip/html")],
)
def test_module_of_an_archive_is_looked_for_in_its_folder_there(parts, monkeypatch, name, place):
    asked = []

    class Importer:
        def __init__(self, path):
            asked.append(path)

        def find_spec(self, name):
            asked.append(name)
            return "its spec"

    monkeypatch.setitem(FINDER.Parts.find_spec.__globals__, "zipimporter", Importer)
    assert parts.find_spec(name) == "its spec"
    assert asked == [place, name]


def test_module_of_a_real_archive_is_loaded(parts, monkeypatch, tmp_path):
    with zipfile.ZipFile(tmp_path / "rest.zip", "w") as archive:
        archive.writestr("html/parser.py", "FOUND = 'in the archive'")
    importer = FINDER.zipimporter
    monkeypatch.setitem(
        FINDER.Parts.find_spec.__globals__,
        "zipimporter",
        lambda place: importer(place.replace("/lib", str(tmp_path), 1)),
    )
    spec = parts.find_spec("html.parser")
    assert spec.loader.get_source("html.parser") == "FOUND = 'in the archive'"
