import importlib.util
import io
import zipfile

import pytest

from courseware.runtime.inside.bytecode import compiled, lean

HOME = "/lib/site-packages"
FILES = {
    "pkg/__init__.py": b"VALUE = 41\n",
    "pkg/mod.py": b'"""Words."""\ndef add(x):\n    return x + 1\n',
    "pkg/data.json": b"{}",
    "pkg-1.dist-info/METADATA": b"Name: pkg\n",
}


def packed(files, kind=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", kind) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_modules_become_byte_code_and_the_rest_stays():
    found = unpacked(lean(packed(FILES), HOME))
    assert set(found) == {
        "pkg/__init__.pyc", "pkg/mod.pyc", "pkg/data.json", "pkg-1.dist-info/METADATA",
    }  # fmt: skip
    assert found["pkg/data.json"] == b"{}"
    assert found["pkg/mod.pyc"].startswith(importlib.util.MAGIC_NUMBER)


def test_same_archive_gives_the_same_bytes():
    other = packed(dict(reversed(FILES.items())), zipfile.ZIP_STORED)
    assert lean(packed(FILES), HOME) == lean(packed(FILES), HOME) == lean(other, HOME)


def test_nothing_is_compressed_and_no_time_goes_in():
    with zipfile.ZipFile(io.BytesIO(lean(packed(FILES), HOME))) as archive:
        entries = archive.infolist()
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_python_imports_what_came_out(tmp_path, monkeypatch):
    path = tmp_path / "pkg.whl"
    path.write_bytes(lean(packed({f"lean_{name}": data for name, data in FILES.items()}), HOME))
    monkeypatch.syspath_prepend(str(path))
    module = importlib.import_module("lean_pkg.mod")
    assert module.add(importlib.import_module("lean_pkg").VALUE) == 42
    assert module.__doc__ == "Words."


@pytest.mark.parametrize(
    "name",
    [
        "pkg/tests/test_a.py", "numpy/core/tests/data.csv", "numpy/__init__.pyi", "pkg/py.typed",
        "numpy/include/a.h", "numpy/lib/libnpymath.a", "numpy/__init__.pxd", "pkg/a.c",
        "pkg-1.dist-info/RECORD", "numpy/f2py/crackfortran.py",
        "numpy/distutils/core.py", "numpy/conftest.py", "numpy/core/_umath_tests.so",
        "jedi/third_party/django-stubs/a.pyi",
    ],
)  # fmt: skip
def test_unused_file_is_dropped(name):
    assert list(unpacked(lean(packed({name: b"", "pkg/kept.py": b""}), HOME))) == ["pkg/kept.pyc"]


@pytest.mark.parametrize(
    "name", ["jedi/third_party/typeshed/builtins.pyi", "pkg/testing/a.txt", "pkg/cache"]
)
def test_file_that_looks_like_an_unused_one_stays(name):
    assert list(unpacked(lean(packed({name: b"x"}), HOME))) == [name]


@pytest.mark.parametrize("text", [b"{{ name }} = {% if x %}", b"print 'two'", b"\xff\xfe", b"a\0b"])
def test_template_that_is_no_python_is_kept_as_it_is(text):
    assert compiled(text, "a.py") is None
    assert unpacked(lean(packed({"pkg/t.py": text}), HOME)) == {"pkg/t.py": text}


def test_folders_are_no_entries():
    assert unpacked(lean(packed({"pkg/": b"", "pkg/a.txt": b"x"}), HOME)) == {"pkg/a.txt": b"x"}


def test_tracebacks_name_the_place_in_the_browser():
    code = unpacked(lean(packed(FILES), HOME))["pkg/mod.pyc"]
    assert f"{HOME}/pkg/mod.py".encode() in code
