"""The code editor of the pages: CodeMirror's own ES modules, pinned, beside each other.

The packages name each other as ``'@codemirror/state'``, which a browser resolves only with an
import map: an inline script in every page, which a strict content security policy refuses. So
the build writes the neighbour's file name instead of the package's, and changes nothing else.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.runtime.pins import Pin
from courseware.site import texts

PINS = ROOT / "runtime" / "editor.json"
PUBLIC = (  # what the pages import
    "codemirror-state.js", "codemirror-view.js", "codemirror-language.js",
    "codemirror-commands.js", "codemirror-lang-python.js", "lezer-highlight.js",
)  # fmt: skip
IMPORT = re.compile(r"""^((?:import|export)\b[^;'"]*?\bfrom\s*)(['"])([^'"]+)\2""", re.MULTILINE)


class VendorError(CourseError):
    """A package asks for one that is not pinned."""


def build(files: Mapping[str, Pin], paths: Mapping[str, Path], out: Path) -> None:
    """Write the editor's modules into the folder ``out``.

    Parameters
    ----------
    files : dict of Pin
        The ``files`` of ``editor.json``: modules and licences, each with its sources.
    paths : dict of Path
        These files by name, checked.
    out : Path
        An empty folder. Afterwards it holds ``codemirror.js``, which gives the pages all they
        use, and one folder, named after the hash of its content, with the packages.

    Raises
    ------
    VendorError
        When a package imports one that is not among ``files``.
    """
    neighbours = {package(pin): name for name, pin in files.items() if name.endswith(".js")}
    contents = {}
    for name, path in paths.items():
        text = path.read_text(encoding="utf-8")
        contents[name] = resolved(name, text, neighbours) if name.endswith(".js") else text
    listed = "".join(f"{name}\n{contents[name]}" for name in sorted(contents))
    digest = hashlib.sha256(listed.encode())
    folder = out / f"codemirror-{digest.hexdigest()[:12]}"
    folder.mkdir()
    for name, text in contents.items():
        (folder / name).write_text(text, encoding="utf-8")
    lines = [f'export * from "./{folder.name}/{name}";\n' for name in PUBLIC]
    (out / "codemirror.js").write_text("".join(lines), encoding="utf-8")


def package(pin: Pin) -> str:
    """The name of the npm package that the pinned file ``pin`` belongs to."""
    return next(s["npm"] for s in pin["sources"] if "npm" in s).rpartition("@")[0]


def resolved(name: str, text: str, neighbours: Mapping[str, str]) -> str:
    """The module ``text`` with each package it imports replaced by that package's file.

    Parameters
    ----------
    name : str
        Its own file name, for the message.
    text : str
        JavaScript.
    neighbours : dict of str
        File names by the names of packages.

    Raises
    ------
    VendorError
        When it imports a package that is not among ``neighbours``.
    """

    def with_file(found: re.Match[str]) -> str:
        head, quote, wanted = found.groups()
        if wanted not in neighbours:
            message = texts.NOT_PINNED.format(module=name, package=wanted, pins=PINS.name)
            raise VendorError(message)
        return f"{head}{quote}./{neighbours[wanted]}{quote}"

    return IMPORT.sub(with_file, text)
