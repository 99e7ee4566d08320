"""What other libraries answer on hard inputs, as tables: ``content/elsewhere.json`` in a page.

An edge is a row group, each of its answers a row with the libraries that gave it: so it is seen at
once who agrees with whom, and the table is as narrow as a phone. A library without such a function
is left out.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from courseware.book import texts
from courseware.errors import CourseError
from courseware.files import ROOT

DATA = ROOT / "content" / "elsewhere.json"
ASKING = ROOT / "benchmarks" / "elsewhere"
LIVE = ("numpy", "tinytorch")  # the probes that the reader's own browser is asked with
NONE = "not in this library"


@dataclass(frozen=True)
class Row:
    """One answer, the libraries that gave it with what each said besides, and whether it is one."""

    answer: str
    libraries: tuple[tuple[str, str, str], ...]  # name, title, note
    given: bool


@dataclass(frozen=True)
class Group:
    """An edge with its rows; ``question`` names the one that is asked before it is shown."""

    name: str
    function: str
    title: str
    why: str
    rows: tuple[Row, ...]
    question: str = ""

    @property
    def differs(self) -> bool:
        """Whether there is more than one answer."""
        return sum(row.given for row in self.rows) > 1


def load(path: Path = DATA) -> dict[str, Any]:
    """The data file.

    Parameters
    ----------
    path : Path
        Written by ``python -m benchmarks.elsewhere``.

    Raises
    ------
    CourseError
        When there is none.
    """
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CourseError(texts.FAULTS["no_answers"].format(path=path.name)) from error
    return found


def groups(
    data: Mapping[str, Any],
    names: Iterable[str] | None = None,
    asked: Mapping[str, str] | None = None,
) -> list[Group]:
    """The row groups of some edges.

    Parameters
    ----------
    data : mapping
        From ``load``.
    names : iterable of str, optional
        The edges, in this order; all without it.
    asked : mapping of str to str
        The questions by edge.

    Raises
    ------
    ValueError
        When there is no such edge; the message has all names.
    """
    edges = {edge["name"]: edge for edge in data["edges"]}
    for name in names or ():
        if name not in edges:
            allowed = ", ".join(edges)
            raise ValueError(texts.FAULTS["unknown"].format(kind="edge", name=name, names=allowed))
    return [
        Group(**edges[name], rows=tuple(_rows(data, name)), question=(asked or {}).get(name, ""))
        for name in (edges if names is None else names)
    ]


def _rows(data: Mapping[str, Any], edge: str) -> Iterable[Row]:
    """The answers to an edge, the one that most libraries give first; then what is no answer."""
    found: dict[tuple[bool, str], list[tuple[str, str, str]]] = {}
    for library in data["libraries"]:
        ((kind, words),) = library["answers"][edge].items()
        if words == NONE:
            continue
        answer = words if kind == "said" else texts.ELSEWHERE[kind]
        note = {"said": "", "refused": words.partition(":")[0], "absent": words}[kind]
        entry = (library["name"], library["title"], note)
        found.setdefault((kind != "absent", answer), []).append(entry)
    ranked = sorted(found.items(), key=lambda item: (not item[0][0], -len(item[1])))
    return (Row(answer, tuple(who), given) for (given, answer), who in ranked)


def program() -> str:
    """What a page sends to its Python so that this is asked there as well: JSON of sources."""
    probes = {name: (ASKING / "probes" / f"{name}.py").read_text("utf-8") for name in LIVE}
    edges = (ASKING / "edges.py").read_text("utf-8")
    return json.dumps({"edges": edges, "probes": probes}, ensure_ascii=False)
