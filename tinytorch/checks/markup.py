"""A result in words: plain text for a terminal, HTML for a notebook or a page.

The HTML needs no script, style sheet or font, takes its colours from the page around it, and
says everything in words, so that it reads the same in light, in dark and aloud.
"""

from html import escape

STEP_NAMES = ("Hint", "More help", "Worked solution")
BOX = "border:1px solid currentColor;border-radius:6px;padding:.6em .9em;max-width:60em"
CODE = "white-space:pre-wrap;overflow-wrap:anywhere;margin:.2em 0;background:none;color:inherit"
ITEM = "list-style:none;margin:.5em 0;padding-left:.7em;border-left:{} currentColor"


def headline(result):
    """One line: how many properties hold, how many points."""
    held = sum(verdict.passed for verdict in result.verdicts)
    return (
        f"{result.check.title}: {held} of {len(result.verdicts)} properties hold, "
        f"{result.points} of {result.max_points} points"
    )


def plain(result):
    """The result as lines of text."""
    words = [headline(result)]
    for verdict, pairs in told(result):
        words.append(f"{mark(verdict)}: {verdict.title}")
        if not verdict.passed:
            words += [f"    {name}: {value}" for name, value in pairs]
    for steps in result.help.values():
        for name, step in zip(STEP_NAMES, steps, strict=False):
            words.append(f"{name}: " + step.replace("\n", "\n    "))
    if result.printed:
        words.append("Your code printed:\n    " + result.printed.rstrip().replace("\n", "\n    "))
    return "\n".join([*words, *result.summary])


def mark(verdict):
    """The word that opens a verdict."""
    return "Passed" if verdict.passed else "Not yet"


def told(result):
    """Pairs of a verdict and its facts; what failed just as before is not told twice."""
    before, pairs = set(), []
    for verdict in result.verdicts:
        failure = (verdict.misconception, verdict.got)
        again = not verdict.passed and failure in before
        pairs.append((verdict, [("came out", "the same as above")] if again else facts(verdict)))
        before.add(failure)
    return pairs


def facts(verdict):
    """Pairs of a name and a text: what went in, came out, was expected."""
    pairs = (
        ("went in", verdict.given),
        ("came out", verdict.got),
        ("expected", verdict.expected),
    )
    return [(name, value) for name, value in pairs if value]


def html(result):
    """The result as one accessible region."""
    return "".join(
        [
            f'<div class="tt-check tt-check-{"passed" if result.passed else "failed"}" ',
            f'role="group" aria-label="Check: {escape(result.check.title)}" style="{BOX}">',
            f'<p class="tt-check-points" style="margin:.2em 0"><strong>{escape(headline(result))}',
            "</strong></p>",
            '<ul class="tt-check-verdicts" style="padding:0;margin:.4em 0">',
            *(_verdict(verdict, pairs) for verdict, pairs in told(result)),
            "</ul>",
            *map(_hints, result.help.values()),
            _printed(result.printed),
            *(
                f'<p class="tt-check-summary" style="margin:.2em 0">{escape(line)}</p>'
                for line in result.summary
            ),
            "</div>",
        ]
    )


def _verdict(verdict, pairs):
    """One list item; the values of a passed property are folded away."""
    line = "3px solid" if verdict.passed else "3px dashed"
    table = "".join(
        f'<div><dt style="font-weight:600;float:left;min-width:6em">{name}</dt>'
        f'<dd style="margin-left:6em"><code style="{CODE}">{escape(value)}</code></dd></div>'
        for name, value in pairs
    )
    values = f'<dl class="tt-check-values" style="margin:.2em 0">{table}</dl>'
    if verdict.passed:
        values = f"<details><summary>values</summary>{values}</details>"
    kind = "passed" if verdict.passed else "failed"
    return (
        f'<li class="tt-verdict tt-verdict-{kind}" style="{ITEM.format(line)}">'
        f"<strong>{mark(verdict)}</strong>: {escape(verdict.title)}{values}</li>"
    )


def _hints(steps):
    """The steps of one hint, the first one open."""
    return "".join(
        f'<details class="tt-hint"{" open" * (number == 0)} style="margin:.4em 0">'
        f"<summary><strong>{name}</strong></summary>"
        f'<p style="white-space:pre-wrap;margin:.2em 0">{escape(step)}</p></details>'
        for number, (name, step) in enumerate(zip(STEP_NAMES, steps, strict=False))
    )


def _printed(words):
    if not words:
        return ""
    return (
        '<details class="tt-check-printed"><summary>What your code printed</summary>'
        f'<pre style="{CODE}">{escape(words)}</pre></details>'
    )
