"""What is graded and what it is worth: a lesson's checks and reflections, and private checks."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace

from courseware.grading import texts, trial
from courseware.grading.private import Overlay, PrivateCheck
from courseware.grading.records.outcome import parsed
from courseware.grading.sandbox.messages import Question, Questions
from courseware.lessons.lesson import Lesson
from tinytorch.checks.cases import Case, cases
from tinytorch.checks.check import Check
from tinytorch.checks.judge import judge
from tinytorch.checks.result import Result, Verdict

PRIVATE = "private"  # the property of a verdict on inputs that only grading uses
ATTEMPT = 2  # hints as on a second try: more than a nudge, not yet the worked solution


class Scheme:
    """The checks and points of one lesson with an overlay.

    Parameters
    ----------
    lesson : Lesson
    overlay : Overlay, optional

    Attributes
    ----------
    checks : dict of str to Check
        The lesson's ``Check`` by grade id, with the points that count.
    classes : dict of str to str
        The name of each class that learners write, by what cases call it: ``{"relu": "ReLU"}``.
    modules : set of str
        Where the course's own solutions are.
    """

    def __init__(self, lesson: Lesson, overlay: Overlay | None = None) -> None:
        self.lesson, self.overlay = lesson, overlay or Overlay()
        self.checks: dict[str, Check] = {
            name: replace(check, points=self.overlay.points.get(name, check.points))
            for name, check in lesson.checks.items()
        }
        self.classes = {each.name.lower(): each.name for each in lesson.exercises.values()}
        paths = [cell.given["class"] for cell in lesson.cells if cell.kind == "exercise"]
        self.modules: set[str] = {path.rpartition(".")[0] for path in paths}

    @property
    def points(self) -> dict[str, int]:
        """The most points by grade id: as they follow in the lesson, then private ones."""
        graded = self.checks | self.lesson.reflections
        ids = [cell.given.get("grade_id") for cell in self.lesson.cells]
        points = {name: graded[name].points for name in ids if name in graded}
        return points | self._own_points()

    @property
    def titles(self) -> dict[str, str]:
        """What each of ``points`` is about, for people."""
        graded = self.checks | self.lesson.reflections
        titles = {name: each.title for name, each in graded.items()}
        own = [each for each in self.overlay.checks if each.points is not None]
        return titles | {each.grade_id: each.title for each in own}

    def questions(self, seed: int) -> Questions:
        """What a learner's classes are tried on, in this order.

        What learners see nothing of comes last, so that no other check can tell of it. The name
        of a private check says nothing: it may turn up in a reason that the learner reads.

        Parameters
        ----------
        seed : int
            The same one gives the same inputs.
        """
        asked = {
            check.name: self._question(check.uses, cases(check, seed))
            for check in self.checks.values()
        }
        numbered = enumerate(self.overlay.checks, 1)
        for number, each in sorted(numbered, key=lambda item: not item[1].shown):
            chosen = each.chosen(random.Random(seed))
            uses = trial.as_check(each, chosen, 0).uses
            asked[f"private {number}"] = self._question(uses, chosen)
        return asked

    @property
    def hidden(self) -> frozenset[str]:
        """The questions of private checks, of which nobody is told how they ended."""
        return frozenset(f"private {n}" for n in range(1, len(self.overlay.checks) + 1))

    def _question(self, uses: Iterable[str], chosen: list[Case]) -> Question:
        return {"uses": {use: self.classes.get(use, use) for use in uses}, "cases": chosen}

    def judged(
        self, questions: Questions, observations: Mapping[str, str], whole: bool = True
    ) -> tuple[dict[str, Result], list[str]]:
        """What the observations on ``questions`` are worth.

        Parameters
        ----------
        questions : Questions
            As ``questions`` returned them.
        observations : mapping of str to str
            JSON text by name, which anybody may have written.
        whole : bool
            Whether all that was asked was observed; if not, checks of the lesson that were not
            have no result: that the run ended before them is no 0.

        Returns
        -------
        results : dict of str to Result
            By grade id, with nothing in it of private checks that are not shown.
        hints : list of str
            For the instructor: which properties of private checks do not hold.
        """
        results: dict[str, Result] = {}
        hints: list[str] = []
        for name, check in self.checks.items():
            if whole or check.name in observations:
                seen = parsed(observations.get(check.name))
                results[name] = judge(check, questions[check.name]["cases"], seen, ATTEMPT)
        for number, each in enumerate(self.overlay.checks, 1):
            label = f"private {number}"
            chosen, seen = questions[label]["cases"], parsed(observations.get(label))
            check = trial.as_check(each, chosen, each.points or 0)
            result = judge(check, chosen, seen, ATTEMPT)
            public = results.get(each.grade_id)
            if public is None and each.grade_id in self.checks:
                continue
            if not result.passed and (public is None or public.passed):
                missed = next(verdict for verdict in result.verdicts if not verdict.passed)
                words = texts.PRIVATE_CHECK_FAILS.format(name=each.grade_id, title=missed.title)
                hints.append(words)
            results[each.grade_id] = _as_shown(each, result, public)
        return results, hints

    def confirmed(self, results: Mapping[str, Result]) -> dict[str, int]:
        """Points by grade id as a learner's own check gives them, private inputs left out.

        Parameters
        ----------
        results : mapping of str to Result
            As ``judged`` returned them.
        """
        return {
            name: check.points
            * all(
                each.passed
                for each in results[name].verdicts
                if each.name != PRIVATE and not each.extra
            )
            for name, check in self.lesson.checks.items()
            if name in results
        }

    def _own_points(self) -> dict[str, int]:
        """Points of the private checks that have some of their own, by grade id."""
        checks = self.overlay.checks
        return {each.grade_id: each.points for each in checks if each.points is not None}


def _as_shown(private: PrivateCheck, result: Result, public: Result | None) -> Result:
    """The result of a private check as a learner may see it, together with the ``public`` one."""
    if public is not None:
        verdict = Verdict(PRIVATE, texts.MORE_INPUTS, result.passed, texts.HIDDEN_INPUTS, "", "")
        return replace(public, verdicts=(*public.verdicts, verdict))
    if private.shown:
        return result
    verdict = Verdict(PRIVATE, private.title, result.passed, texts.HIDDEN_INPUTS, "", "")
    return replace(result, verdicts=(verdict,), summary=(), printed="")
