"""``course check``: whether the lessons, the planned wrong answers and the built pages are sound.

A lesson is run as its best reader would run it: with the solutions every check must pass, with
the stubs none may, and each planned wrong answer must get the hint that is planned for it.
"""

import ast
import io
from contextlib import redirect_stdout

from courseware.authoring import hint_table, scaffold
from courseware.identifiers import NAME
from courseware.lessons import curriculum, reader
from courseware.lessons.diagnostics import Faults, LessonError
from courseware.site import links
from tinytorch.checks import registry
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe

SEED = 1  # fresh cases besides the fixed ones: a solution must not fit these alone


def main(content, site, tell=print):
    """Look at everything in the folder ``content``, and at ``site`` when it has been built.

    Parameters
    ----------
    content, site : Path
    tell : callable
        Gets one line for each thing that was looked at.

    Returns
    -------
    list of str
        Every fault, as ``file:line: message``; empty when all is sound.
    """
    faults, checks, ids = curriculum.faults(content), {}, {}
    for entry in curriculum.entries(content):
        planned = checks.setdefault(entry.answers, set())
        try:
            planned |= _lesson(entry, ids, tell)
        except LessonError as error:
            faults += error.faults
            tell(f"lesson   {entry.name}: refused")
    for path, planned in checks.items():
        faults += _collected(_answers, path, planned, tell)
    if site.is_dir():
        faults += links.faults(site, tell)
    else:
        tell(f"links    not looked at: there is no {site}; `course site` builds it")
    return faults


def _collected(look, path, *given):
    faults = Faults(path)
    try:
        look(path, *given, faults)
        faults.refuse()
    except LessonError as error:
        return error.faults
    return []


def _lesson(entry, ids, tell):
    """Look at one lesson; return the names of its checks or raise LessonError.

    ``ids`` has the lesson of every grade id seen so far, and gets those of this one.
    """
    lesson, path = reader.read(entry.source), entry.source
    faults = Faults(path)
    by_hand = sum(each.points for each in lesson.reflections.values())
    tell(
        f"lesson   {entry.name}: {len(lesson.cells)} cells, {lesson.points} points "
        f"({lesson.points - by_hand} by checks, {by_hand} by hand)"
    )
    _check_name(lesson, entry, faults)
    _check_ids(lesson, ids, faults)
    if entry.page:
        _check_parts(entry, faults, tell)
    solved = run(lesson, path, "solution", faults)
    stubs = run(lesson, path, "stub", Faults(path))  # what uses a stub may well fail
    for cell in lesson.cells:
        if cell.kind == "check":
            _check(cell, solved, stubs, faults, tell)
    faults.refuse()
    return {check.name for check in lesson.checks.values()}


def _check_name(lesson, entry, faults):
    name = entry.name
    if lesson.name != name and NAME.fullmatch(name):
        faults.add(lesson.cells[0].line, f"the lesson is {lesson.name!r}; allowed here: {name!r}")


def _check_parts(entry, faults, tell):
    """Look for the page of a lesson that was added, and for lines that are to be filled in."""
    if not entry.page.is_file():
        faults.add(1, f"no page leads to this lesson; wanted: {entry.page}")
    root = entry.page.parents[2]
    for line in scaffold.left(scaffold.files_of(entry.name, root)):
        tell(f"fill in  {line.removeprefix(f'{root}/')}")


def _check_ids(lesson, ids, faults):
    """Note every grade id that another lesson has: answers and points are kept under it."""
    for cell in lesson.cells:
        grade_id = cell.given.get("grade_id")
        if cell.kind in ("exercise", "check", "reflection"):
            if grade_id in ids:
                faults.add(cell.line, f"{grade_id!r} is also in the lesson {ids[grade_id]!r}")
            ids[grade_id] = lesson.name


def run(lesson, path, form, faults):
    """The learner's classes, by lower-case name, after running the cells of ``lesson``.

    Parameters
    ----------
    lesson : courseware.lessons.lesson.Lesson
    path : Path
        Of its source, for messages.
    form : str
        ``solution`` or ``stub``.
    faults : Faults
        Gets each cell that raises. Figures and checks are not run.
    """
    space, classes = {"__name__": "lesson"}, {}
    for cell in lesson.cells:
        if cell.kind not in ("setup", "code", "exercise"):
            continue
        source, place = "\n" * cell.line + cell.source, str(path)
        if cell.kind == "exercise":
            source, place = getattr(cell.made, form), cell.given["class"]
        try:
            code = compile(source, place, "exec")
            with redirect_stdout(io.StringIO()):
                exec(code, space)
        except (Exception, SystemExit) as error:
            line = _line(error, path, cell.line)
            faults.add(line, f"this cell fails with {type(error).__name__}: {error}")
        if cell.kind == "exercise" and cell.made.name in space:
            classes[cell.made.name.lower()] = space[cell.made.name]
    return classes


def _line(error, path, line):
    """The innermost line of the file ``path`` that ``error`` went through, else ``line``."""
    step = error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == str(path):
            line = step.tb_lineno
        step = step.tb_next
    return line


def _check(cell, solved, stubs, faults, tell):
    """Have the check of ``cell`` look at the solutions and at the stubs."""
    name, before = cell.made.name, len(faults.found)
    for seed in (None, SEED):
        outcome = _outcome(cell.made, solved, seed)
        if not outcome.passed:
            failed = next(verdict for verdict in outcome.verdicts if not verdict.passed)
            faults.add(cell.line, f"check {name}: the solution fails at {failed.title!r}")
            break
    outcome = _outcome(cell.made, stubs, None)
    if outcome.passed:
        faults.add(cell.line, f"check {name}: the stub passes; allowed: only what is written")
    elif outcome.mistakes[:1] != ("not-written",):
        told = ", ".join(outcome.mistakes) or "nothing"
        faults.add(cell.line, f"check {name}: the stub is told {told!r}; planned: 'not-written'")
    if len(faults.found) == before:
        tell(f"check    {cell.given['grade_id']}: the solution passes, the stub does not")


def _outcome(check, classes, seed):
    chosen = cases(check, seed)
    return judge(check, chosen, observe(classes, chosen))


def _answers(path, checks, tell, faults):
    """Have every planned wrong answer judged, and note checks that nobody has planned one for."""
    lines, known = _lines(path, faults), registry.every()
    try:
        answers = hint_table.wrong_answers(path)
    except Exception as error:
        faults.add(_line(error, path, 1), f"cannot be run: {type(error).__name__}: {error}")
        return
    for place, answer in enumerate(answers):
        line = lines[place] if len(lines) == len(answers) else 1
        if answer.check not in known:
            faults.add(line, f"{answer.what!r}: no check {answer.check!r}")
            continue
        got = hint_table.result(answer).mistakes[:1]
        if got == (answer.mistake,):
            tell(f"answer   {answer.check}: {answer.what}: {answer.mistake}")
        else:
            what = f"gets the hint {got[0]!r}" if got else "passes"
            faults.add(line, f"{answer.what!r} {what}; planned: {answer.mistake!r}")
    for name in sorted(checks - {answer.check for answer in answers}):
        faults.add(1, f"no wrong answer is planned for the check {name}")


def _lines(path, faults):
    """The line of every entry of ``WRONG``."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError) as error:
        faults.add(getattr(error, "lineno", None) or 1, f"cannot be read: {error}")
        faults.refuse()
    for node in tree.body:
        if isinstance(node, ast.Assign) and [ast.unparse(name) for name in node.targets] == [
            "WRONG"
        ]:
            return [entry.lineno for entry in getattr(node.value, "elts", ())]
    return []
