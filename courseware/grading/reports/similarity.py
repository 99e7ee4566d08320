"""Hints that two students handed in the same; nothing follows from them by itself."""

import ast
from collections import defaultdict

WHOLE = "the notebook"
LONG = 30  # words of an answer from which on the same text is no chance


def add(outcomes, released):
    """Add a hint to every outcome that equals another student's, or the course's solution.

    Short exercises have one obvious answer, so equal classes say nothing: only a whole notebook
    with answers in it, or a long answer, is compared.
    """
    groups = defaultdict(list)
    told = set()
    solutions = {name: _bodies(each.solution) for name, each in released.exercises.items()}
    for outcome in outcomes:
        if not outcome.key:
            continue
        for name, text in outcome.code.items():
            if solutions[name] == _bodies(text):
                outcome.hints.append(f"{name} is the course's own solution, word for word")
        answers = {name: " ".join(text.split()) for name, text in outcome.answers.items()}
        changed = any(
            text.strip() != released.cells[name].source.strip()
            for name, text in outcome.code.items()
        )
        if changed or any(answers.values()):
            groups[WHOLE, outcome.key].append(outcome)
        for name, text in answers.items():
            if len(text.split()) >= LONG:
                groups[f"the answer to {name}", text].append(outcome)
    for (what, _), same in sorted(groups.items(), key=lambda item: item[0][0] != WHOLE):
        for outcome in same if len(same) > 1 else ():
            others = [other.student for other in same if other is not outcome]
            pair = (outcome.student, *others)
            if pair in told:  # the whole notebook comes first; its parts add nothing
                continue
            told.add(pair)
            more = f" and {len(others) - 3} more" if len(others) > 3 else ""
            outcome.hints.append(f"{what} equals that of {', '.join(others[:3])}{more}")


def _bodies(source):
    """What a class does: its methods without their docstrings, by name; None where it is none."""
    try:
        return {
            method.name: [ast.dump(line) for line in _without_words(method)]
            for node in ast.parse(source).body
            if isinstance(node, ast.ClassDef)
            for method in node.body
            if isinstance(method, ast.FunctionDef)
        }
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _without_words(method):
    return method.body[ast.get_docstring(method) is not None :]
