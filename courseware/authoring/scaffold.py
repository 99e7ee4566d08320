"""``course new lesson``: files of a lesson that is sound as it is, to be filled in.

The files in ``skeleton/`` are such a lesson, about softsign. ``lay`` writes them with other names
and never over a file that is there. Lines that a person has to fill in hold ``MARK``.
"""

import keyword
import re
from pathlib import Path

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.lessons import curriculum
from tinytorch.checks.registry import ACTIVATIONS

FILES = Path(__file__).parent / "template"
PARTS = {
    "activation.py": ("tinytorch/added/{}/activation.py", "the class that learners write"),
    "check.py": ("tinytorch/added/{}/check.py", "what the check asks, mistakes and hints"),
    "figure.py": ("tinytorch/added/{}/figure.py", "the figure"),
    "package.py": ("tinytorch/added/{}/__init__.py", "makes the folder a package"),
    "lesson.py": ("content/added/{}/lesson.py", "the notebook"),
    "wrong_answers.py": ("content/added/{}/wrong_answers.py", "planned wrong answers"),
    "page.md": ("book/added/{}.md", "the chapter"),
}
NAME = re.compile(r"[a-z][a-z0-9]{0,29}")
TAKEN = ("tensor", "np")  # what stands beside the class in a notebook
MARK = "EDIT:"


def lay(name, title=None, root=ROOT):
    """Write the skeleton of the lesson ``name`` below ``root``.

    Parameters
    ----------
    name : str
        Small letters and digits, for folders, links and grade ids.
    title : str, optional
        The name of the class: ``name`` with other capitals. By default the first letter is one.
    root : Path

    Returns
    -------
    dict
        What each file is, by its path; nothing has been written over.

    Raises
    ------
    CourseError
        When a name cannot be used, or a file is there already; then nothing is written.
    """
    title = name.capitalize() if title is None else title
    _refuse(name, title, root)
    paths = {root / place.format(name): file for file, (place, _) in PARTS.items()}
    for path in paths:
        if path.exists():
            raise CourseError(f"{path} is there already; take another name, or remove it")
    written = []
    try:
        for path, file in paths.items():
            text = (FILES / file).read_text(encoding="utf-8")
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as out:
                written.append(path)
                out.write(text.replace("skeleton", name).replace("Skeleton", title))
    except OSError:
        for path in written:
            path.unlink()
        raise
    return {path: PARTS[file][1] for path, file in paths.items()}


def _refuse(name, title, root):
    """Raise a CourseError for a name that cannot be used."""
    if not NAME.fullmatch(name):
        raise CourseError(
            f"{name!r} is no name for a lesson; allowed: a small letter, then up to 29 small "
            "letters and digits, such as gelu or leakyrelu"
        )
    if keyword.iskeyword(name) or keyword.issoftkeyword(name) or keyword.iskeyword(title):
        raise CourseError(f"{name!r} is a word of Python; take another name")
    if title.lower() != name or not title[0].isupper():
        wanted = f"allowed: {name!r} with a capital first, and others where you like"
        raise CourseError(f"the class cannot be called {title!r}; {wanted}")
    lessons = [entry.name for entry in curriculum.entries(root / "content")]
    if name in (*ACTIVATIONS, *TAKEN, *lessons):
        raise CourseError(f"the course has {name!r} already; take another name")


def left(paths):
    """What is still to be filled in: ``path:line: words`` for every line with the mark."""
    for path in paths:
        if path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                _, mark, words = line.partition(MARK)
                if mark:
                    yield f"{path}:{number}: {words.strip()}"


def files_of(name, root=ROOT):
    """The files that the skeleton of the lesson ``name`` consists of."""
    return [root / place.format(name) for place, _ in PARTS.values()]
