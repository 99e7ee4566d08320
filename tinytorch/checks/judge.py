"""Turn observations into verdicts, points and hints, with its own arithmetic.

``judge`` never meets a learner's object: it reads plain data, which it does not trust, and works
out the expected values from the cases. So it can stand outside the process that ran the learner's
code, and says the same there as in the notebook.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tinytorch.checks import reading
from tinytorch.checks.activation import Activation
from tinytorch.checks.call import Call, calls
from tinytorch.checks.cases import Case
from tinytorch.checks.check import Check
from tinytorch.checks.observe import PRINTED
from tinytorch.checks.properties import Property
from tinytorch.checks.result import Result, Verdict
from tinytorch.checks.rules import Finding
from tinytorch.checks.texts import shared

VAGUE = frozenset({"values", "raised", "not-finite"})  # many mistakes go by one of these names


def mistake_met(mistake: str, got: str) -> str:
    """What a mistake is counted as; a vague one with ``got``, what came out."""
    return f"{mistake}: {got}" if mistake in VAGUE else mistake


def judge(
    check: Check,
    cases: Sequence[Case],
    observations: object,
    attempt: int = 1,
    met: Mapping[str, int] | None = None,
) -> Result:
    """The result of one check.

    Parameters
    ----------
    check : Check
    cases : list of dict
        The cases that were observed, as ``cases`` made them.
    observations : dict
        What ``observe`` returned, or anything else: what cannot be read fails, nothing raises.
    attempt : int, default 1
        The number of this try. A mistake gets a nudge at first, more in the second try that it
        is met in, the worked solution in the third and later ones.
    met : mapping of str to int, optional
        In how many tries before this one each mistake was met, counted as ``mistake_met`` has
        it; by default in all of them.

    Returns
    -------
    Result
        One verdict per property. Points are all or nothing: the check's points when every
        property holds in every case, else 0.
    """

    def tries(mistake: str, got: str) -> int:
        return attempt if met is None else 1 + met.get(mistake_met(mistake, got), 0)

    known = {activation.use: activation for activation in check.activations}
    seen = [(case["kind"], call) for case in cases for call in calls(case, observations, known)]
    verdicts: list[Verdict] = []
    for item in check.properties:
        chosen = [call for kind, call in seen if kind in item.kinds and call.uses == item.uses]
        named = [verdict.mistake for verdict in verdicts]
        verdicts.append(_verdict(item, chosen, known[item.uses], named, tries))
    printed = reading.text(reading.entry(observations, "printed", str), PRINTED)
    result = Result(check, tuple(verdicts), (), printed, attempt)
    if not result.passed:
        return result
    return replace(result, summary=check.summary([call for _, call in seen]))


def _verdict(
    item: Property,
    chosen: Sequence[Call],
    activation: Activation,
    named: Sequence[str | None],
    tries: Callable[[str, str], int],
) -> Verdict:
    """The verdict on one property: its first failing call, or its first call.

    It is explained by a mistake already named if that explains it as well; ``tries`` counts
    those in which a mistake was met.
    """
    finding = Finding(False, "", shared.NOTHING_OBSERVED, "", ("unreadable",))
    method = "forward"
    for number, call in enumerate(chosen):
        found = item.rule(call)
        if number == 0 or not found.passed:
            finding, method = found, call.method
        if not found.passed:
            break
    if finding.passed:
        return Verdict(item.name, item.title, True, *finding[1:4])
    again = [mistake for mistake in named if mistake in finding.mistakes]
    mistake = (again or finding.mistakes or ("values",))[0]
    steps = activation.help(mistake, method, tries(mistake, finding.got))
    return Verdict(item.name, item.title, False, *finding[1:4], mistake, steps)
