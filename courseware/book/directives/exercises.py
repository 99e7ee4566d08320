"""``{exercise}`` and ``{check}``: what is written in the page or elsewhere, and its check."""

from docutils import nodes
from sphinx.application import Sphinx

from courseware.book import tasks, texts
from courseware.book.directives.base import CourseDirective
from courseware.book.directives.notebook_links import lesson_with
from tinytorch.checks.check import Check


class CheckDirective(CourseDirective):
    """A check of classes that are written elsewhere."""

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """The element that runs it, and the link to its cell."""
        (name,) = arguments
        check = self.look_up("check", lambda lesson: lesson.checks, name)
        return [*self.checked(check), self.notebook_link(name, texts.NOTEBOOK["check"])]

    def checked(self, check: Check) -> list[nodes.Node]:
        """The check, put on the list of tasks.

        Parameters
        ----------
        check : tinytorch.checks.check.Check
        """
        exercises = lesson_with(check.grade_id).exercises.items()
        needed = [name for name, exercise in exercises if exercise.name.lower() in check.uses]
        name, title = check.grade_id, check.title
        tasks.note(self.env, "check", name, title, points=check.points, exercises=needed)
        return tasks.checked(check, needed)


class ExerciseDirective(CheckDirective):
    """The stub of an exercise, just as the notebook has it, and the check of it alone."""

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """The code, its check and the link to its cell."""
        (name,) = arguments
        exercise = self.look_up("exercise", lambda lesson: lesson.exercises, name)
        code = nodes.literal_block(exercise.stub, exercise.stub, language="python")
        uses = (exercise.name.lower(),)
        checks = [check for check in lesson_with(name).checks.values() if check.uses == uses]
        tasks.blank(self.env, name, exercise.stub)
        return tasks.exercise(
            name,
            exercise.name,
            code,
            [node for check in checks for node in self.checked(check)],
            self.notebook_link(name, texts.NOTEBOOK["exercise"]),
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("check", CheckDirective)
    app.add_directive("exercise", ExerciseDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
