"""What is graded and what it is worth: a lesson's checks and reflections, and private checks."""

import random
from dataclasses import replace

from courseware.grading import trial
from courseware.grading.private import Overlay
from courseware.grading.records.outcome import parsed
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.result import Verdict

ATTEMPT = 2  # hints as on a second try: more than a nudge, not yet the worked solution
MORE = "The same holds for inputs that only grading uses"
HIDDEN = "inputs that are not shown"


class Scheme:
    """The checks and points of one lesson with an overlay.

    Parameters
    ----------
    lesson : courseware.lessons.lesson.Lesson
    overlay : courseware.grading.private.Overlay, optional

    Attributes
    ----------
    checks : dict
        The lesson's ``Check`` by grade id, with the points that count.
    classes : dict
        The name of each class that learners write, by what cases call it: ``{"relu": "ReLU"}``.
    modules : set of str
        Where the course's own solutions are.
    """

    def __init__(self, lesson, overlay=None):
        self.lesson, self.overlay = lesson, overlay or Overlay()
        self.checks = {
            name: replace(check, points=self.overlay.points.get(name, check.points))
            for name, check in lesson.checks.items()
        }
        self.classes = {each.name.lower(): each.name for each in lesson.exercises.values()}
        places = [cell.given["class"] for cell in lesson.cells if cell.kind == "exercise"]
        self.modules = {place.rpartition(".")[0] for place in places}

    @property
    def points(self):
        """The most points by grade id: as they follow in the lesson, then private ones."""
        graded = self.checks | self.lesson.reflections
        ids = [cell.given.get("grade_id") for cell in self.lesson.cells]
        found = {name: graded[name].points for name in ids if name in graded}
        return found | {each.grade_id: each.points for each in self._own()}

    @property
    def titles(self):
        """What each of ``points`` is about, for people."""
        graded = self.checks | self.lesson.reflections
        found = {name: each.title for name, each in graded.items()}
        return found | {each.grade_id: each.title for each in self._own()}

    def asked(self, chance):
        """What a learner's classes are tried on: ``{name: {"uses", "cases"}}``, in this order.

        ``uses`` is the part of ``classes`` that the cases need.
        The same whole number ``chance`` gives the same inputs. What learners see nothing of comes
        last, so that no other check can tell of it. The name of a private check says nothing: it
        may turn up in a reason that the learner reads.
        """
        found = {
            check.name: self._asked(check.uses, cases(check, chance))
            for check in self.checks.values()
        }
        numbered = enumerate(self.overlay.checks, 1)
        for number, each in sorted(numbered, key=lambda item: not item[1].shown):
            chosen = each.chosen(random.Random(chance))
            uses = trial.as_check(each, chosen, 0).uses
            found[f"private {number}"] = self._asked(uses, chosen)
        return found

    def _asked(self, uses, chosen):
        return {"uses": {use: self.classes.get(use, use) for use in uses}, "cases": chosen}

    def judged(self, asked, observations):
        """What the observations on ``asked`` are worth.

        Parameters
        ----------
        asked : dict
            As ``asked`` returned it.
        observations : dict
            JSON text by name, which anybody may have written.

        Returns
        -------
        results : dict
            ``Result`` by grade id, with nothing in it of private checks that are not shown.
        hints : list of str
            For the instructor: which properties of private checks do not hold.
        """
        results, hints = {}, []
        for name, check in self.checks.items():
            seen = parsed(observations.get(check.name))
            results[name] = judge(check, asked[check.name]["cases"], seen, ATTEMPT)
        for number, each in enumerate(self.overlay.checks, 1):
            label = f"private {number}"
            chosen, seen = asked[label]["cases"], parsed(observations.get(label))
            check = trial.as_check(each, chosen, each.points or 0)
            result = judge(check, chosen, seen, ATTEMPT, each.properties)
            public = results.get(each.grade_id)
            if not result.passed and (public is None or public.passed):
                missed = next(verdict for verdict in result.verdicts if not verdict.passed)
                hints.append(f"private check {each.grade_id} fails at: {missed.title}")
            results[each.grade_id] = _told(each, result, public)
        return results, hints

    def confirmed(self, results):
        """Points by grade id as a learner's own check gives them, private inputs left out."""
        return {
            name: check.points * all(v.passed for v in results[name].verdicts if v.title != MORE)
            for name, check in self.lesson.checks.items()
        }

    def _own(self):
        """The private checks that have points of their own."""
        return [each for each in self.overlay.checks if each.points is not None]


def _told(private, result, public):
    """The result of a private check as a learner may see it, together with the ``public`` one."""
    if public is not None:
        verdict = Verdict("private", MORE, result.passed, HIDDEN, "", "")
        return replace(public, verdicts=(*public.verdicts, verdict))
    if private.shown:
        return result
    verdict = Verdict("private", private.title, result.passed, HIDDEN, "", "")
    return replace(result, verdicts=(verdict,), summary=(), printed="")
