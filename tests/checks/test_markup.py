"""A result in words: nothing by colour alone, nothing of the learner's unescaped."""

import json
import re
from html.parser import HTMLParser

import pytest

from tinytorch.checks import markup
from tinytorch.checks.registry import CHECKS
from tinytorch.checks.result import MIME, Result, Verdict

CHECK = CHECKS["test_unit_relu_activation"]
EVIL = '<img src=x onerror="alert(1)">&\'</code></details><script>'


class Tags(HTMLParser):
    """Collects the tags and attributes of a page, and whether they nest."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.open = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def result(words="1", steps=2, printed="", passed=False):
    hints = tuple(f"{name} {words}" for name in ("nudge", "more", "solution")[:steps])
    verdicts = (
        Verdict("a", f"holds {words}", True, words, words, words),
        Verdict("b", f"fails {words}", passed, words, words + "!", words, "absolute", hints),
        Verdict("c", f"fails {words}", passed, words, words + "!", words, "absolute", hints),
    )
    return Result(CHECK, verdicts, (words,), printed, steps)


def test_every_verdict_begins_with_a_word():
    text = str(result())
    assert (
        text.splitlines()[0] == "ReLU on its own: 1 of 3 tests pass, 0 of 10 points (all must pass)"
    )
    assert text.count("Passed: ") == 1
    assert text.count("Not yet: ") == 2
    page = result()._repr_html_()
    assert page.count("<strong>Passed</strong>: ") == 1
    assert page.count("<strong>Not yet</strong>: ") == 2


def test_the_same_failure_is_told_once():
    assert str(result()).count("the same as above") == 1


def test_a_hint_is_given_once_and_only_its_first_step_is_open():
    page = result(steps=3)._repr_html_()
    assert page.count("nudge") == 1
    assert page.count(" open") == 1
    assert [name in page for name in ("Hint", "More help", "Worked solution")] == [True] * 3


@pytest.mark.parametrize("passed", [True, False])
def test_nothing_of_the_learners_becomes_markup(passed):
    page = result(EVIL, 3, EVIL, passed)._repr_html_()
    tags = Tags(page)
    assert tags.open == []
    assert not {"img", "script", "style", "link", "a", "iframe", "h1", "h2"} & {*tags.tags}
    allowed = {"class", "style", "role", "aria-label", "open", "translate"}
    assert {name for name, _ in tags.attributes} <= allowed


def test_the_region_has_a_name_and_no_colour_of_its_own():
    page = result()._repr_html_()
    assert 'role="group" aria-label="Check: ReLU on its own"' in page
    styles = " ".join(value for name, value in Tags(page).attributes if name == "style")
    assert "#" not in styles
    assert "rgb" not in styles


def test_no_style_is_used_that_jupyterlab_tests_for_long():
    attributes = Tags(result(printed="spam")._repr_html_()).attributes
    styles = ";".join(value for name, value in attributes if name == "style")
    names = {style.partition(":")[0] for style in styles.split(";")}
    assert {"padding", "margin"} <= names
    assert not names & {"background", "list-style", "grid-template-columns"}


def test_the_bundle_carries_text_html_and_data():
    bundle = result(EVIL)._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", MIME}
    data = json.loads(json.dumps(bundle[MIME]))
    assert (data["check"], data["points"], data["max_points"]) == (CHECK.name, 0, 10)
    assert [verdict["passed"] for verdict in data["verdicts"]] == [True, False, False]
    assert data["verdicts"][1]["hint"] == f"more {EVIL}"


def test_values_and_code_are_not_to_be_translated():
    html = result(EVIL, printed="spam")._repr_html_() + markup.sorry("NameError: x")
    for tag in ("samp", "pre"):
        found = re.findall(rf"<{tag}[^>]*>", html)
        assert found
        assert all('translate="no"' in each for each in found)


def test_what_was_printed_is_shown_folded():
    assert "What your code printed" in result(printed="spam")._repr_html_()
    assert "What your code printed:\n    spam" in str(result(printed="spam\n"))
    assert "printed" not in str(result())
