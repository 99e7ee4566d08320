"""Names in a lesson: grade ids stand once, checks and figures exist and have what they use."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from courseware.lessons import texts
from courseware.lessons.diagnostics import Faults
from courseware.lessons.percent import Block
from tinytorch.checks.check import Check

Found = TypeVar("Found")


def check_ids(blocks: Iterable[Block], faults: Faults) -> None:
    """Note every grade id, and every figure, that stands twice.

    Parameters
    ----------
    blocks : iterable of Block
        The cells of a lesson whose markers are right.
    faults : Faults
    """
    seen: dict[str, int] = {}
    for block in blocks:
        for name in _ids(block):
            if name in seen:
                faults.add(block.line, texts.ID_TAKEN.format(name=name, line=seen[name]))
            seen.setdefault(name, block.line)


def _ids(block: Block) -> list[str]:
    if block.word == "figure":
        return [f"figure-{block.given['id']}"]
    if block.word == "reflection":
        return [block.given["grade_id"], f"{block.given['grade_id']}-question"]
    return [block.given["grade_id"]] if "grade_id" in block.given else []


def find_check(block: Block, faults: Faults) -> Check | None:
    """The check that a cell calls.

    Parameters
    ----------
    block : Block
        A ``check`` cell.
    faults : Faults
        Gets what differs between the check and the marker.

    Returns
    -------
    Check or None
        None after noting that there is no such check.
    """
    from tinytorch.checks.registry import find

    call = block.given["call"]
    check = _find(block, find, call, faults)
    if check is not None:
        for key in ("grade_id", "points"):
            value, allowed = block.given[key], getattr(check, key)
            if value != allowed:
                message = texts.OTHER_VALUE.format(call=call, key=key, value=value, allowed=allowed)
                faults.add(block.line, message)
    return check


def figure_uses(block: Block, faults: Faults) -> list[str]:
    """The words for the learner's classes that a figure is to draw, such as ``relu``.

    Parameters
    ----------
    block : Block
        A ``figure`` cell.
    faults : Faults
        Gets a figure that does not exist, and a class that it cannot use.
    """
    from tinytorch.figures import find

    name, uses = block.given["id"], block.given.get("uses", [])
    figure = _find(block, find, name, faults)
    if figure is None:
        return []
    for use in uses:
        if use not in figure.uses:
            allowed = ", ".join(figure.uses) or texts.NONE
            faults.add(block.line, texts.CANNOT_USE.format(name=name, use=use, allowed=allowed))
            return []
    return uses


def classes(
    block: Block, uses: Iterable[str], written: Mapping[str, str], faults: Faults
) -> dict[str, str]:
    """The names of the learner's classes that a check or a figure uses.

    Parameters
    ----------
    block : Block
        The cell, for messages.
    uses : iterable of str
        The words for the classes.
    written : mapping of str
        The class of every exercise before the cell, by its word.
    faults : Faults
        Gets each class that is not among them; it is left out of the result.

    Returns
    -------
    dict of str
        The names by their words, in the order of ``uses``.
    """
    for use in uses:
        if use not in written:
            faults.add(block.line, texts.NO_EXERCISE.format(kind=block.word, use=use))
    return {use: written[use] for use in uses if use in written}


def _find(block: Block, find: Callable[[str], Found], name: str, faults: Faults) -> Found | None:
    """``find(name)``, or None after noting why there is nothing."""
    try:
        return find(name)
    except (KeyError, ValueError, ImportError) as error:
        faults.add(block.line, texts.NOT_FOUND.format(kind=block.word, error=error.args[0]))
        return None
