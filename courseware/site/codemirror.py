"""The code editor of the pages: CodeMirror's own ES modules, pinned, laid beside each other.

The packages name each other as ``'@codemirror/state'``, which a browser resolves only with an
import map: an inline script in every page, which a strict content security policy refuses. So
the build writes the neighbour's file name in place of the package's, and changes nothing else.
"""

import hashlib
import re

from courseware.errors import CourseError
from courseware.files import ROOT

PINS = ROOT / "runtime" / "editor.json"
PUBLIC = (  # what the pages import
    "codemirror-state.js", "codemirror-view.js", "codemirror-language.js",
    "codemirror-commands.js", "codemirror-lang-python.js", "lezer-highlight.js",
)  # fmt: skip
IMPORT = re.compile(r"""^((?:import|export)\b[^;'"]*?\bfrom\s*)(['"])([^'"]+)\2""", re.MULTILINE)


class VendorError(CourseError):
    """A package asks for one that is not pinned."""


def build(files, paths, out):
    """Write the editor's modules into the folder ``out``.

    Parameters
    ----------
    files : dict
        The ``files`` of ``editor.json``: modules and licences, each with its sources.
    paths : dict
        ``{file name: path}`` of these files, checked.
    out : Path
        An empty folder. Afterwards it holds ``codemirror.js``, which gives the pages all they
        use, and one folder, named after the hash of its content, with the packages.

    Raises
    ------
    VendorError
        When a package imports one that is not among ``files``.
    """
    neighbours = {package(pin): name for name, pin in files.items() if name.endswith(".js")}
    texts = {}
    for name, path in paths.items():
        text = path.read_text(encoding="utf-8")
        texts[name] = resolved(name, text, neighbours) if name.endswith(".js") else text
    digest = hashlib.sha256("".join(f"{name}\n{texts[name]}" for name in sorted(texts)).encode())
    folder = out / f"codemirror-{digest.hexdigest()[:12]}"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    lines = [f'export * from "./{folder.name}/{name}";\n' for name in PUBLIC]
    (out / "codemirror.js").write_text("".join(lines), encoding="utf-8")


def package(pin):
    """The name of the npm package that a pinned file belongs to."""
    return next(s["npm"] for s in pin["sources"] if "npm" in s).rpartition("@")[0]


def resolved(name, text, neighbours):
    """The module ``text`` with each package it imports replaced by that package's file.

    Parameters
    ----------
    name : str
        Its own file name, for the message.
    neighbours : dict
        Package name to file name.
    """

    def put(found):
        head, quote, wanted = found.groups()
        if wanted not in neighbours:
            raise VendorError(f"{name} imports {wanted!r}, which is not pinned in {PINS.name}")
        return f"{head}{quote}./{neighbours[wanted]}{quote}"

    return IMPORT.sub(put, text)
