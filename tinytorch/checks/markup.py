"""A result in words: plain text for a terminal, HTML for a notebook or a page.

The HTML needs no script, style sheet or font, takes its colours from the page around it, and
says everything in words, so that it reads the same in light, in dark and aloud.
"""

from html import escape

STEP_NAMES = ("Hint", "More help", "Worked solution")
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
        again = "" if pairs else " (the same as above)"
        words.append(f"{mark(verdict)}: {verdict.title}{again}")
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
    """Pairs of a verdict and its facts; no facts when it failed just as one before."""
    before, pairs = set(), []
    for verdict in result.verdicts:
        failure = (verdict.misconception, verdict.got)
        again = not verdict.passed and failure in before
        pairs.append((verdict, [] if again else facts(verdict)))
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
    kind, line = ("passed", "solid") if verdict.passed else ("failed", "dashed")
    words = f"<strong>{mark(verdict)}</strong>: {escape(verdict.title)}"
    table = "".join(
        f'<dt style="{NAME}">{name}</dt>'
        f'<dd style="{VALUE}"><samp style="{TEXT}">{escape(value)}</samp></dd>'
        for name, value in pairs
    )
    values = f'<dl class="tt-check-values" style="margin:.2em 0">{table}</dl>'
    if verdict.passed:
        inside = f'<details><summary style="{LINE}">{words}</summary>{values}</details>'
    else:
        inside = words + (values if pairs else " (the same as above)")
    style = f"{ITEM};border-left-style:{line}"
    return f'<li class="tt-verdict tt-verdict-{kind}" style="{style}">{inside}</li>'


def _hints(steps):
    """The steps of one hint, the first one open."""
    return "".join(
        f'<details class="tt-hint"{" open" * (number == 0)} style="margin:.4em 0">'
        f'<summary style="{LINE}"><strong>{name}</strong></summary>{_step(step)}</details>'
        for number, (name, step) in enumerate(zip(STEP_NAMES, steps, strict=False))
    )


def _step(words):
    """One step of help; whatever follows its first line is code."""
    first, _, code = words.partition("\n")
    block = f'<pre style="{CODE}"><code style="{CODE}">{escape(code)}</code></pre>'
    return f'<p style="margin:.2em 0">{escape(first)}</p>{block if code else ""}'


def _printed(words):
    if not words:
        return ""
    return (
        '<details class="tt-check-printed">'
        f'<summary style="{LINE}">What your code printed</summary>'
        f'<pre style="{CODE}">{escape(words)}</pre></details>'
    )
