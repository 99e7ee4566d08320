"""``course new lesson``: files of a lesson that passes ``course check``, to be filled in.

The files in ``template/`` are such a lesson, about softsign. ``create`` writes them with other
names, and never over a file that exists. Lines that a person has to fill in hold ``MARK``.
"""

import keyword
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from courseware.authoring import texts
from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.lessons import curriculum
from tinytorch.checks.registry import ACTIVATIONS

TEMPLATE = Path(__file__).parent / "template"
PARTS = {
    "activation.py": ("tinytorch/added/{}/activation.py", texts.ACTIVATION),
    "check.py": ("tinytorch/added/{}/check.py", texts.CHECK_FILE),
    "figure.py": ("tinytorch/added/{}/figure.py", texts.FIGURE),
    "package.py": ("tinytorch/added/{}/__init__.py", texts.PACKAGE),
    "lesson.py": ("content/added/{}/lesson.py", texts.NOTEBOOK),
    "wrong_answers.py": ("content/added/{}/wrong_answers.py", texts.WRONG_ANSWERS),
    "page.md": ("book/added/{}.md", texts.CHAPTER),
}
NAME = re.compile(r"[a-z][a-z0-9]{0,29}")
TAKEN = ("tensor", "np")  # what stands beside the class in a notebook
MARK = "EDIT:"


def create(name: str, title: str | None = None, root: Path = ROOT) -> dict[Path, str]:
    """Write the files of the lesson ``name`` below ``root``.

    Parameters
    ----------
    name : str
        Lower-case letters and digits, for folders, links and grade ids.
    title : str, optional
        The name of the class: ``name`` with other capitals. By default the first letter is one.
    root : Path, optional
        The top of the course.

    Returns
    -------
    dict of str
        What each file is, by its path; nothing has been written over.

    Raises
    ------
    CourseError
        When a name cannot be used, or a file exists already; then nothing is written.
    """
    title = name.capitalize() if title is None else title
    _refuse(name, title, root)
    paths = {root / where.format(name): file for file, (where, _) in PARTS.items()}
    for path in paths:
        if path.exists():
            raise CourseError(texts.EXISTS.format(path=path))
    written = []
    try:
        for path, file in paths.items():
            text = (TEMPLATE / file).read_text(encoding="utf-8")
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as out:
                written.append(path)
                out.write(text.replace("skeleton", name).replace("Skeleton", title))
    except OSError:
        for path in written:
            path.unlink()
        raise
    return {path: PARTS[file][1] for path, file in paths.items()}


def _refuse(name: str, title: str, root: Path) -> None:
    """Raise a CourseError for a name that cannot be used."""
    if not NAME.fullmatch(name):
        raise CourseError(texts.NOT_A_NAME.format(name=name))
    if keyword.iskeyword(name) or keyword.issoftkeyword(name) or keyword.iskeyword(title):
        raise CourseError(texts.KEYWORD.format(name=name))
    if title.lower() != name or not title[0].isupper():
        raise CourseError(texts.NOT_A_CLASS.format(title=title, name=name))
    lessons = [entry.name for entry in curriculum.entries(root / "content")]
    if name in (*ACTIVATIONS, *TAKEN, *lessons):
        raise CourseError(texts.TAKEN.format(name=name))


def unfilled(paths: Iterable[Path]) -> Iterator[str]:
    """What is still to be filled in: ``path:line: words`` for every line with the mark.

    Parameters
    ----------
    paths : iterable of Path
        Files; one that does not exist has nothing to fill in.
    """
    for path in paths:
        if path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                _, mark, words = line.partition(MARK)
                if mark:
                    yield f"{path}:{number}: {words.strip()}"


def files_of(name: str, root: Path = ROOT) -> list[Path]:
    """The files that ``create`` writes, whether they exist or not.

    Parameters
    ----------
    name : str
        Of a lesson.
    root : Path, optional
        The top of the course.
    """
    return [root / where.format(name) for where, _ in PARTS.values()]
