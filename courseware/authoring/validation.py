"""``course check``: whether the lessons, the planned wrong answers and the built pages are right.

A lesson is run as its best reader would run it: with the solutions every check must pass, with
the stubs none may, and each planned wrong answer must get the hint that is planned for it.
"""

import ast
import io
import os
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path

from courseware.authoring import hint_table, scaffold, texts
from courseware.identifiers import NAME
from courseware.lessons import curriculum, reader
from courseware.lessons.curriculum import Entry
from courseware.lessons.diagnostics import Faults, LessonError
from courseware.lessons.exercises import Exercise
from courseware.lessons.lesson import Cell, Lesson
from courseware.site import links
from tinytorch.checks import registry
from tinytorch.checks.cases import cases
from tinytorch.checks.check import Check
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.result import Result

SEED = 1  # fresh cases besides the fixed ones: a solution must not fit these alone
PLANNED = "not-written"  # the mistake that a stub must be told
Report = Callable[[str], object]


def main(content: Path, site: Path, report: Report = print) -> list[str]:
    """Look at everything in the folder ``content``, and at ``site`` when it has been built.

    Parameters
    ----------
    content, site : Path
    report : callable, optional
        Gets one line for each thing that was looked at.

    Returns
    -------
    list of str
        Every fault, as ``file:line: message``; empty when all is right.
    """
    faults = curriculum.faults(content)
    checks: dict[Path, set[str]] = {}
    ids: dict[str, str] = {}
    for entry in curriculum.entries(content):
        planned = checks.setdefault(entry.answers, set())
        try:
            planned |= _lesson(entry, ids, report)
        except LessonError as error:
            faults += error.faults
            report(texts.LESSON_REFUSED.format(name=entry.name))
    for path, planned in checks.items():
        try:
            _answers(path, planned, report)
        except LessonError as error:
            faults += error.faults
    if site.is_dir():
        faults += links.faults(site, report)
    else:
        report(texts.NO_SITE.format(site=site))
    return faults


def _lesson(entry: Entry, ids: dict[str, str], report: Report) -> set[str]:
    """Look at one lesson; return the names of its checks or raise LessonError.

    ``ids`` has the lesson of every grade id seen so far, and gets those of this one.
    """
    lesson, path = reader.read(entry.source), entry.source
    faults = Faults(path)
    by_hand = sum(each.points for each in lesson.reflections.values())
    report(
        texts.LESSON.format(
            name=entry.name,
            cells=len(lesson.cells),
            points=lesson.points,
            checks=lesson.points - by_hand,
            hand=by_hand,
        )
    )
    _check_name(lesson, entry, faults)
    _check_ids(lesson, ids, faults)
    if entry.page:
        _check_parts(entry.name, entry.page, faults, report)
    solved = run(lesson, path, "solution", faults)
    stubs = run(lesson, path, "stub", Faults(path))  # what uses a stub may well fail
    for cell in lesson.cells:
        if isinstance(cell.made, Check):
            _check(cell, cell.made, solved, stubs, faults, report)
    faults.refuse()
    return {check.name for check in lesson.checks.values()}


def _check_name(lesson: Lesson, entry: Entry, faults: Faults) -> None:
    if lesson.name != entry.name and NAME.fullmatch(entry.name):
        message = texts.OTHER_NAME.format(name=lesson.name, allowed=entry.name)
        faults.add(lesson.cells[0].line, message)


def _check_parts(name: str, page: Path, faults: Faults, report: Report) -> None:
    """Look for the page of a lesson that was added, and for lines that are to be filled in."""
    if not page.is_file():
        faults.add(1, texts.NO_PAGE.format(page=page))
    root = page.parents[2]
    for line in scaffold.unfilled(scaffold.files_of(name, root)):
        report(texts.FILL_IN.format(line=line.removeprefix(f"{root}{os.sep}")))


def _check_ids(lesson: Lesson, ids: dict[str, str], faults: Faults) -> None:
    """Note every grade id that another lesson has: answers and points are kept under it."""
    for cell in lesson.cells:
        if cell.kind in ("exercise", "check", "reflection"):
            grade_id = cell.given["grade_id"]
            if grade_id in ids:
                message = texts.ID_ELSEWHERE.format(grade_id=grade_id, lesson=ids[grade_id])
                faults.add(cell.line, message)
            ids[grade_id] = lesson.name


def run(lesson: Lesson, path: Path, form: str, faults: Faults) -> dict[str, type]:
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
    space: dict[str, object] = {"__name__": "lesson"}
    classes: dict[str, type] = {}
    for cell in lesson.cells:
        if cell.kind not in ("setup", "code", "exercise"):
            continue
        source, file = "\n" * cell.line + cell.source, str(path)
        if isinstance(cell.made, Exercise):
            source, file = getattr(cell.made, form), cell.given["class"]
        try:
            code = compile(source, file, "exec")
            with redirect_stdout(io.StringIO()):
                exec(code, space)
        except (Exception, SystemExit) as error:
            message = texts.CELL_FAILS.format(kind=type(error).__name__, error=error)
            faults.add(_line(error, path, cell.line), message)
        if isinstance(cell.made, Exercise):
            written = space.get(cell.made.name)
            if isinstance(written, type):
                classes[cell.made.name.lower()] = written
    return classes


def _line(error: BaseException, path: Path, line: int) -> int:
    """The innermost line of the file ``path`` that ``error`` went through, else ``line``."""
    step = error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == str(path):
            line = step.tb_lineno
        step = step.tb_next
    return line


def _check(
    cell: Cell,
    check: Check,
    solved: Mapping[str, type],
    stubs: Mapping[str, type],
    faults: Faults,
    report: Report,
) -> None:
    """Have the check of ``cell`` look at the solutions and at the stubs."""
    name, before = check.name, len(faults.noted)
    for seed in (None, SEED):
        outcome = _outcome(check, solved, seed)
        if not outcome.passed:
            failed = next(verdict for verdict in outcome.verdicts if not verdict.passed)
            faults.add(cell.line, texts.SOLUTION_FAILS.format(check=name, title=failed.title))
            break
    outcome = _outcome(check, stubs, None)
    if outcome.passed:
        faults.add(cell.line, texts.STUB_PASSES.format(check=name))
    elif outcome.mistakes[:1] != (PLANNED,):
        hint = ", ".join(outcome.mistakes) or texts.NO_HINT
        faults.add(cell.line, texts.STUB_HINT.format(check=name, hint=hint, planned=PLANNED))
    if len(faults.noted) == before:
        report(texts.CHECK.format(grade_id=cell.given["grade_id"]))


def _outcome(check: Check, classes: Mapping[str, type], seed: int | None) -> Result:
    chosen = cases(check, seed)
    return judge(check, chosen, observe(classes, chosen))


def _answers(path: Path, checks: set[str], report: Report) -> None:
    """Have every planned wrong answer judged, and refuse checks that nobody has planned one for."""
    faults = Faults(path)
    lines, known = _lines(path, faults), registry.every()
    try:
        answers = hint_table.wrong_answers(path)
    except Exception as error:
        message = texts.CANNOT_RUN.format(kind=type(error).__name__, error=error)
        faults.add(_line(error, path, 1), message)
        faults.refuse()
    for number, answer in enumerate(answers):
        line = lines[number] if len(lines) == len(answers) else 1
        if answer.check not in known:
            faults.add(line, texts.NO_CHECK.format(what=answer.what, check=answer.check))
            continue
        mistakes = hint_table.result(answer).mistakes[:1]
        planned = {"what": answer.what, "planned": answer.mistake}
        if mistakes == (answer.mistake,):
            report(texts.ANSWER.format(check=answer.check, what=answer.what, mistake=mistakes[0]))
        elif mistakes:
            faults.add(line, texts.OTHER_HINT.format(hint=mistakes[0], **planned))
        else:
            faults.add(line, texts.ANSWER_PASSES.format(**planned))
    for name in sorted(checks - {answer.check for answer in answers}):
        faults.add(1, texts.NO_ANSWER.format(check=name))
    faults.refuse()


def _lines(path: Path, faults: Faults) -> list[int]:
    """The line of every entry of ``WRONG``."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError) as error:
        faults.add(getattr(error, "lineno", None) or 1, texts.CANNOT_READ.format(error=error))
        faults.refuse()
    for node in tree.body:
        if isinstance(node, ast.Assign) and [ast.unparse(name) for name in node.targets] == [
            "WRONG"
        ]:
            return [entry.lineno for entry in getattr(node.value, "elts", ())]
    return []
