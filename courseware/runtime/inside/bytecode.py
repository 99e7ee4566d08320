"""Runs inside Pyodide: an archive of Python modules made lean for the browser.

Modules become byte code (two thirds of a start is compiling), what a browser never uses is left
out, and the archive is *stored*: a host's own compression does better on it than zip's.
No time or chance goes in, so the same archive gives the same bytes.
"""

import fnmatch
import io
import os
import py_compile
import tempfile
import zipfile

UNUSED = (
    "*/tests/*", "numpy/*.pyi", "*/py.typed", "*.h", "*.a", "*.pxd", "*.c",
    "*/RECORD", "*/include/*",
    "numpy/f2py/*", "numpy/distutils/*", "numpy/conftest.py", "numpy/*/_*_tests.*",
    "jedi/third_party/django-stubs/*",
)  # fmt: skip
EPOCH = (1980, 1, 1, 0, 0, 0)


def lean(data: bytes, home: str) -> bytes:
    """Return the archive ``data`` with its modules compiled and nothing compressed.

    Parameters
    ----------
    data : bytes
        A wheel, or the zip of the standard library.
    home : str
        The folder the modules will lie in, for the paths in tracebacks.
    """
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as target,
    ):
        for name in sorted(set(source.namelist())):
            if name.endswith("/") or any(fnmatch.fnmatch(name, glob) for glob in UNUSED):
                continue
            content = source.read(name)
            if name.endswith(".py") and (code := compiled(content, f"{home}/{name}")):
                name, content = f"{name}c", code
            target.writestr(zipfile.ZipInfo(name, EPOCH), content)
    return result.getvalue()


def compiled(content: bytes, path: str) -> bytes | None:
    """The byte code of a module, or None where the text is no Python (a template, say)."""
    with tempfile.TemporaryDirectory() as folder:
        text, code = os.path.join(folder, "m.py"), os.path.join(folder, "m.pyc")
        with open(text, "wb") as file:
            file.write(content)
        try:
            py_compile.compile(
                text, code, path, doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )  # fmt: skip
        except py_compile.PyCompileError:
            return None
        with open(code, "rb") as file:
            return file.read()
