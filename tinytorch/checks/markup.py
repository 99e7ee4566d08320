"""A result in words: plain text for a terminal, HTML for a notebook or a page.

The HTML needs no script, style sheet or font, takes its colours from the page around it, and
says everything in words, so that it reads the same in light, in dark and aloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from tinytorch.checks.texts import shared

if TYPE_CHECKING:
    from tinytorch.checks.result import Result, Verdict

Facts = list[tuple[str, str]]  # a name and a text: what went in, came out, was expected
# JupyterLab tests the styles of outputs whose author it does not know, and of all outputs for its
# table of contents: 15 ms for each `background`, `list-style` or `grid-template-columns`, 0.5 ms
# for a colour, next to none for these. It refuses `currentColor`, which is the default.
BORDER = "border-style:solid;border-width:1px;border-radius:6px"
BOX = f"{BORDER};padding:.6em .9em;max-width:60em"
TEXT = "white-space:pre-wrap;overflow-wrap:anywhere"
CODE = f"{TEXT};margin:.2em 0;background-color:transparent;color:inherit"
NAME = "float:left;clear:left;width:5.5em;font-weight:600;white-space:nowrap"
VALUE = "float:none;width:auto;margin:0 0 0 6em"
LINE = "line-height:1.6;cursor:pointer"
ITEM = "list-style-type:none;margin:.5em 0;padding-left:.7em;border-left-width:3px"


def _headline(result: Result) -> str:
    """One line: how many properties hold, how many points."""
    asked = [verdict for verdict in result.verdicts if not verdict.extra]
    words = shared.HEADLINE if result.passed else shared.HEADLINE_FAILED
    return words.format(
        title=result.check.title,
        held=sum(verdict.passed for verdict in asked),
        count=len(asked),
        points=result.points,
        most=result.max_points,
    )


def plain(result: Result) -> str:
    """The result as lines of text.

    Parameters
    ----------
    result : Result
    """
    words = [_headline(result)]
    for verdict, facts in _with_facts(result):
        again = "" if facts else f" {shared.AS_ABOVE}"
        words.append(f"{_mark(verdict)}: {verdict.title}{again}")
        if not verdict.passed:
            words += [f"    {name}: {value}" for name, value in facts]
    for steps in result.help.values():
        for name, step in zip(shared.STEPS, steps, strict=False):
            words.append(f"{name}: " + step.replace("\n", "\n    "))
    if result.printed:
        printed = result.printed.rstrip().replace("\n", "\n    ")
        words.append(f"{shared.PRINTED}:\n    {printed}")
    return "\n".join([*words, *result.summary])


def _mark(verdict: Verdict) -> str:
    """The word that opens a verdict."""
    if verdict.passed:
        return shared.PASSED
    return shared.EXTRA if verdict.extra else shared.NOT_YET


def _with_facts(result: Result) -> list[tuple[Verdict, Facts]]:
    """Pairs of a verdict and its facts; no facts when it failed just as one before."""
    before, pairs = set(), []
    for verdict in result.told:
        failure = (verdict.mistake, verdict.got)
        again = not verdict.passed and failure in before
        pairs.append((verdict, [] if again else _facts(verdict)))
        before.add(failure)
    return pairs


def _facts(verdict: Verdict) -> Facts:
    values = (verdict.given, verdict.got, verdict.expected)
    return [(name, value) for name, value in zip(shared.FACTS, values, strict=True) if value]


def html(result: Result) -> str:
    """The result as one accessible region.

    Parameters
    ----------
    result : Result
    """
    headed = f"<strong>{escape(_headline(result))}</strong>"
    return _region(
        "passed" if result.passed else "failed",
        shared.REGION.format(title=result.check.title),
        f'<p class="tt-check-points" style="margin:.2em 0">{headed}</p>',
        '<ul class="tt-check-verdicts" style="padding:0;margin:.4em 0">',
        *(_verdict(verdict, facts) for verdict, facts in _with_facts(result)),
        "</ul>",
        *map(_hints, result.help.values()),
        _printed(result.printed),
        *(
            f'<p class="tt-check-summary" style="margin:.2em 0">{escape(line)}</p>'
            for line in result.summary
        ),
    )


def sorry(words: str) -> str:
    """A region that says why there is no result.

    Parameters
    ----------
    words : str
        What stopped the check, and what was printed until then.
    """
    return _region(
        "failed",
        shared.NO_START.rstrip("."),
        f'<p style="margin:.2em 0"><strong>{escape(shared.NO_START)}</strong></p>',
        f'<pre translate="no" style="{CODE}">{escape(words)}</pre>',
    )


def _region(kind: str, label: str, *inside: str) -> str:
    """A box of HTML that assistive software announces as ``label``."""
    return (
        f'<div class="tt-check tt-check-{kind}" role="group" aria-label="{escape(label)}" '
        f'style="{BOX}">{"".join(inside)}</div>'
    )


def _verdict(verdict: Verdict, facts: Facts) -> str:
    """One list item; the values of a passed property are folded away."""
    kind, line = ("passed", "solid") if verdict.passed else ("failed", "dashed")
    words = f"<strong>{_mark(verdict)}</strong>: {escape(verdict.title)}"
    table = "".join(
        f'<dt style="{NAME}">{escape(name)}</dt>'
        f'<dd style="{VALUE}"><samp translate="no" style="{TEXT}">{escape(value)}</samp></dd>'
        for name, value in facts
    )
    values = f'<dl class="tt-check-values" style="margin:.2em 0">{table}</dl>'
    if verdict.passed:
        inside = f'<details><summary style="{LINE}">{words}</summary>{values}</details>'
    else:
        inside = words + (values if facts else f" {escape(shared.AS_ABOVE)}")
    style = f"{ITEM};border-left-style:{line}"
    return f'<li class="tt-verdict tt-verdict-{kind}" style="{style}">{inside}</li>'


def _hints(steps: Sequence[str]) -> str:
    """The steps of one hint, the first one open."""
    return "".join(
        f'<details class="tt-hint"{" open" * (number == 0)} style="margin:.4em 0">'
        f'<summary style="{LINE}"><strong>{name}</strong></summary>{_step(step)}</details>'
        for number, (name, step) in enumerate(zip(shared.STEPS, steps, strict=False))
    )


def _step(words: str) -> str:
    """One step of help; what follows its first line is code."""
    first, _, code = words.partition("\n")
    block = f'<pre translate="no" style="{CODE}"><code style="{CODE}">{escape(code)}</code></pre>'
    return f'<p style="margin:.2em 0">{escape(first)}</p>{block if code else ""}'


def _printed(words: str) -> str:
    if not words:
        return ""
    return (
        f'<details class="tt-check-printed"><summary style="{LINE}">{escape(shared.PRINTED)}'
        f'</summary><pre translate="no" style="{CODE}">{escape(words)}</pre></details>'
    )
