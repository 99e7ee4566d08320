"""Names in a lesson: grade ids stand once, checks and figures exist and have what they use."""


def check_ids(cells, faults):
    """Note every grade id, and every figure, that stands twice."""
    seen = {}
    for cell in cells:
        for name in _ids(cell):
            if name in seen:
                faults.add(cell.line, f"{name!r} is already the name of the cell at {seen[name]}")
            seen.setdefault(name, f"line {cell.line}")


def _ids(cell):
    if cell.kind == "figure":
        return [f"figure-{cell.given['id']}"]
    if cell.kind == "reflection":
        return [cell.given["grade_id"], f"{cell.given['grade_id']}-question"]
    return [cell.given["grade_id"]] if "grade_id" in cell.given else []


def resolve(cells, faults):
    """Give each check and figure the call that stands in the notebook.

    The learner's classes go into it, so each needs its exercise further up.
    """
    written = {}
    for cell in cells:
        if cell.kind == "exercise":
            written[cell.made.name.lower()] = cell.made.name
        elif cell.kind == "check":
            _resolve_check(cell, written, faults)
        elif cell.kind == "figure":
            _resolve_figure(cell, written, faults)


def _found(cell, find, name, faults):
    """``find(name)``, or None after noting why there is nothing."""
    try:
        return find(name)
    except (KeyError, ValueError, ImportError) as error:
        faults.add(cell.line, f"{cell.kind}: {error.args[0]}")
        return None


def _resolve_check(cell, written, faults):
    from tinytorch.checks.registry import find

    call = cell.given["call"]
    cell.made = check = _found(cell, find, call, faults)
    if check is None:
        return
    for key in ("grade_id", "points"):
        if cell.given[key] != getattr(check, key):
            faults.add(
                cell.line,
                f"check {call}: {key} is {cell.given[key]!r}; allowed: {getattr(check, key)!r}",
            )
    if _has(cell, check.uses, written, faults):
        learned = ", ".join(written[use] for use in check.uses)
        cell.source = f"from {check.module} import {call}\n\n{call}({learned})"


def _resolve_figure(cell, written, faults):
    from tinytorch.figures import find

    name, uses = cell.given["id"], cell.given.get("uses", [])
    figure = _found(cell, find, name, faults)
    if figure is None:
        return
    for use in uses:
        if use not in figure.uses:
            allowed = ", ".join(figure.uses) or "none"
            faults.add(cell.line, f"figure {name} cannot use {use!r}; allowed: {allowed}")
            return
    if _has(cell, uses, written, faults):
        learned = "".join(f", {use}={written[use]}" for use in uses)
        call = f'explore("{name}"{learned})'
        cell.source = f"from tinytorch.widgets import explore\n\n{call}"


def _has(cell, uses, written, faults):
    missing = [use for use in uses if use not in written]
    for use in missing:
        faults.add(cell.line, f"{cell.kind} uses {use!r}, whose exercise does not stand before it")
    return not missing
