"""Turn observations into verdicts, points and hints, with arithmetic of its own.

``judge`` never meets a learner's object: it reads plain data, which it does not trust, and works
out the expected values from the cases. So it can stand outside the process that ran the learner's
code, and says the same there as in the notebook.
"""

from tinytorch.checks import reading, rules
from tinytorch.checks.check import find
from tinytorch.checks.hints import hints
from tinytorch.checks.looks import looks
from tinytorch.checks.properties import asked_by
from tinytorch.checks.result import Result, Verdict
from tinytorch.checks.rules import Finding


def judge(check, cases, observations, attempt=1, properties=None):
    """The result of one check.

    Parameters
    ----------
    check : Check or str
    cases : list of dict
        The cases that were observed, as ``cases`` made them.
    observations : dict
        What ``observe`` returned, or anything else: what cannot be read fails, nothing raises.
    attempt : int, default 1
        The first try gets a nudge, the second more, the third and later the worked solution.
    properties : tuple of Property, optional
        What must hold; by default what the check asks.

    Returns
    -------
    Result
        One verdict per property. Points are all or nothing: the check's points when every
        property holds in every case, else 0.
    """
    check = find(check)
    seen = [(case["kind"], look) for case in cases for look in looks(case, observations)]
    verdicts, named = [], []
    for item in asked_by(check) if properties is None else properties:
        calls = [look for kind, look in seen if kind in item.kinds and look.uses == item.uses]
        verdicts.append(_verdict(item, calls, named, attempt))
    result = Result(check, tuple(verdicts), (), _printed(observations), attempt)
    return (
        result
        if not result.passed
        else Result(check, result.verdicts, _summary(check, seen), result.printed, attempt)
    )


def _verdict(item, calls, named, attempt):
    """The verdict on one property: its first failing call, or its first call."""
    found = [(item.rule(look), look) for look in calls]
    if not found:
        finding = Finding(False, "", "nothing was observed", "", ("unreadable",))
        return _failed(item, finding, f"{item.uses}.forward", named, attempt)
    finding, look = next((pair for pair in found if not pair[0].passed), found[0])
    if finding.passed:
        return Verdict(item.name, item.title, True, *finding[1:4])
    return _failed(item, finding, look.part, named, attempt)


def _failed(item, finding, part, named, attempt):
    """A failed verdict, explained by a mistake already named if that explains it as well."""
    known = [mistake for mistake in named if mistake in finding.mistakes]
    mistake = (known or finding.mistakes or ("values",))[0]
    named.append(mistake)
    words = hints(mistake, part, attempt)
    return Verdict(item.name, item.title, False, *finding[1:4], mistake, words)


def _printed(observations):
    return reading.text(reading.entry(observations, "printed", str), 2000)


def _summary(check, seen):
    """The predicted classes of the pass, for the check that ends with them."""
    if check.name != "test_module_activation_integration":
        return ()
    last = next(look for _, look in seen if look.uses == "softmax")
    return tuple(rules.predicted(last.seen.array))
