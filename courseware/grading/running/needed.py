"""Which cells are run: all that a learner wrote, and those of the lesson that are needed for it.

A lesson's own cells that nobody has changed only show something. Half of a hand-in's time went
into one that measures how fast classes are.
"""

from courseware.grading.intake import syntax
from courseware.grading.intake.locked_cells import Released, Restored
from courseware.grading.sandbox.messages import CodeCell

# Where one of these stands, a name may be used without being written.
ANY = {"eval", "exec", "globals", "locals", "vars", "__main__", "getattr", "get_ipython"}


def cells(released: Released, restored: Restored) -> list[CodeCell]:
    """The cells to run, in order: without those of the lesson that none of the others needs.

    Parameters
    ----------
    released : Released
    restored : Restored
    """
    spare: dict[int, set[str]] = {}
    used: set[str] = set()
    for place, cell in enumerate(restored.cells):
        if cell["number"] not in restored.names and cell["source"].strip() in released.shown:
            spare[place] = syntax.bound(cell["source"])
        else:
            used |= syntax.names(cell["source"])
    if used & ANY:
        return restored.cells
    while wanted := [place for place, bound in spare.items() if bound & used]:
        for place in wanted:
            del spare[place]
            used |= syntax.names(restored.cells[place]["source"])
    return [cell for place, cell in enumerate(restored.cells) if place not in spare]
