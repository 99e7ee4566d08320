"""The book: the pages of ``book/`` as HTML, by Jupyter Book."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from courseware.book import texts
from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.identifiers import ALLOWED, NAME

JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"  # it has no `python -m`
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LEFT_OUT = shutil.ignore_patterns(
    ".buildinfo*", "_sources",  # what only a later build reads, and page sources
    "*.map", "locales", "*.ttf", "webpack-macros.html", "sbt-webpack-macros.html",
    "fontawesome.js",  # 1.4 MB that draw the icons once more: the style sheet has them as a font
)  # fmt: skip
FIRST = (
    r"documentation_options|doctools|sphinx_highlight|clipboard\.min|copybutton|sphinx-book-theme"
)
SEARCH = r"searchtools|language_data|searchindex"
MENDED = (  # what a theme option does not reach
    (re.compile(rf'\n    <script src="[^"]*\b({SEARCH})\.js"></script>'), ""),  # its page has them
    (re.compile(rf'<script (?=src="[^"]*\b({FIRST}|{SEARCH})\.js)'), r"\g<0>defer "),
    (re.compile(r"<script[^>]*/fontawesome\.js[^>]*></script>"), ""),
    (re.compile(r"<script>DOCUMENTATION_OPTIONS\.[^<]*</script>"), ""),  # for what is not in use
    (re.compile('<div id="pst-primary-sidebar"'), r'\g<0> role="complementary" aria-label="Book"'),
    (re.compile('data-theme="auto"'), 'data-theme="light"'),  # a script chooses; there may be none
)


class BookError(CourseError):
    """The book could not be built; the message holds the warnings, each with file and line."""


def build(out: Path, root: Path = ROOT, cache: Path | None = None) -> None:
    """Build the pages below ``root / "book"`` into the folder ``out``.

    Every warning is an error. The same sources give the same bytes.

    Parameters
    ----------
    out : Path
        Where the HTML goes; made when it does not exist.
    root : Path
        The folder that holds ``_config.yml`` and ``book/``.
    cache : Path, optional
        What an earlier build left here saves reading unchanged pages again. By default
        ``_build/book-cache`` below ``root``.

    Raises
    ------
    BookError
        When a page has a fault.
    """
    _check_names(root / "book")
    cache = cache or root / "_build" / "book-cache"
    html = cache / "_build" / "html"
    shutil.rmtree(html, ignore_errors=True)  # only what was read is kept: no page is left over
    command: list[str | Path] = [
        sys.executable, "-c", JUPYTER_BOOK, "build", root / "book",
        "--config", root / "_config.yml", "--path-output", cache, "-W", "--keep-going", "-q",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=root, env=_environment(), capture_output=True, text=True,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    if done.returncode:
        shutil.rmtree(cache, ignore_errors=True)  # a warning is given only when a page is read
        raise BookError(texts.FAULTS["book"].format(faults=_faults(done, root)))
    shutil.copytree(html, out, ignore=LEFT_OUT, dirs_exist_ok=True)
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for fault, mended in MENDED:
            text = fault.sub(mended, text)
        page.write_text(text, encoding="utf-8")


def _check_names(pages: Path) -> None:
    """Refuse a page whose name not every link and file system can carry."""
    odd = [path for path in sorted(pages.rglob("*.md")) if not NAME.fullmatch(path.stem)]
    if odd:
        faults = [
            texts.FAULTS["file_name"].format(
                page=path.relative_to(pages).as_posix(), allowed=ALLOWED
            )
            for path in odd
        ]
        raise BookError(texts.FAULTS["book"].format(faults="\n".join(faults)))


def _environment() -> dict[str, str]:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore",
        "SOURCE_DATE_EPOCH": "315532800",
    }


def _faults(done: subprocess.CompletedProcess[str], root: Path) -> str:
    text = COLOUR.sub("", done.stderr or done.stdout).replace(f"{root}/", "")
    lines = text.splitlines()
    found = [line for line in lines if ": WARNING: " in line or ": ERROR: " in line]
    return "\n".join(found or lines[-30:])
