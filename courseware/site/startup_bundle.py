"""The scripts of a notebook's start in one file, where JupyterLite asks for a hundred.

Each of them only hands functions to the loader of its bundle, which asks for no script whose
functions it has been given: so they may come in any order, and earlier than they are wanted.
"""

import re
from hashlib import sha256
from pathlib import Path

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.site import texts

LISTED = ROOT / "web" / "notebook" / "startup-scripts.txt"
MAIN = "build/notebooks/bundle.js"  # the loader of its own scripts, and what it begins with


class ListError(CourseError):
    """The list of the scripts of a start is not about the JupyterLite that was built."""


def write(lite: Path, listed: Path = LISTED) -> str:
    """Join the scripts in the folder ``lite``, and remove them.

    Parameters
    ----------
    lite : Path
        The built JupyterLite.
    listed : Path
        A text with the name of one script a line, as ``benchmarks/scripts.py`` prints it.

    Returns
    -------
    str
        The name of the one script, which changes with what is in it.

    Raises
    ------
    ListError
        When a listed script is not there; names the first.
    """
    names = [*listed.read_text(encoding="utf-8").split(), MAIN]
    for name in names:
        if not (lite / name).is_file():
            raise ListError(texts.NOT_LISTED.format(list=listed.name, script=name))
    # Within a function, what one of them says of strictness holds for that one only.
    scripts = [(lite / name).read_text(encoding="utf-8") for name in names]
    text = "".join(f"(() => {{{script}\n}})();\n" for script in scripts)
    # With one letter beyond Latin-1 a browser would hold all of it at two bytes a letter.
    text = re.sub(r"[^\x00-\x7f]", _escaped, text)
    start = f"build/start.{sha256(text.encode()).hexdigest()[:12]}.js"
    (lite / start).write_text(text, encoding="utf-8")
    for name in names:
        (lite / name).unlink()
    return start


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
