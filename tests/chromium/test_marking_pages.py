"""The pages that grading writes, opened as files: marking by hand, and feedback that is inert."""

import csv

import pytest
from playwright.sync_api import expect

from courseware.grading.records.ledger import Ledger
from courseware.grading.records.outcome import FailedCell, Outcome
from courseware.grading.reports import pages
from courseware.grading.scheme import Scheme
from courseware.lessons import curriculum, reader
from tests.chromium.axe import violations
from tinytorch.checks import reading
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge

EVIL = (
    "<img src=http://127.0.0.1:9/a onerror=alert(1)><svg onload=alert(2)></div>"
    "<script>alert(3)</script><a href=javascript:alert(4)>x</a> ![x](http://127.0.0.1:9/b)"
)
NAMES = ("Ada", "=1+1", 'O\'Neil, "Ann" <b>', "Zoë\n木 🙂")


@pytest.fixture(scope="module")
def lesson():
    return reader.read(curriculum.find().source)


@pytest.fixture
def out(lesson, tmp_path):
    """The pages of a class in which everybody writes what might run."""
    scheme = Scheme(lesson)
    check = scheme.checks["test-relu-immediate"]
    results = {check.grade_id: judge(check, cases(check), {"cases": {}, "printed": EVIL})}
    outcomes = [
        Outcome(
            name, EVIL, "flagged", EVIL, notes=[EVIL], results=results,
            answers=dict.fromkeys(lesson.reflections, f"{EVIL} {name}"),
            cells=[FailedCell(EVIL, reading.Error(EVIL, EVIL, EVIL, 3), EVIL)],
        )
        for name in NAMES
    ]  # fmt: skip
    pages.write_all(tmp_path, outcomes, scheme)
    return tmp_path


@pytest.fixture
def opened(page):
    """Open a file; in the end nothing else must have been asked for, and no dialog shown."""
    asked, dialogs = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    def visit(path):
        page.goto(path.as_uri())
        return page

    yield visit
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    assert dialogs == []


def test_feedback_shows_what_was_written_and_runs_nothing(opened, out):
    paths = sorted((out / "feedback").iterdir())
    assert len(paths) == len(NAMES)
    for path in paths:
        page = opened(path)
        expect(page.locator("main")).to_contain_text("<script>alert(3)</script>")
        assert page.locator("img, svg, script, main a").count() == 0


def test_points_given_on_the_page_are_merged(opened, out, lesson):
    page = opened(out / "reflections.html")
    articles = page.locator("article")
    assert articles.count() == len(NAMES) * len(lesson.reflections)
    fields = page.get_by_label("Points of 10")
    for number in range(len(NAMES)):
        fields.nth(number).fill(str(number + 0.5))
    page.get_by_label("Comment").first.fill('=2+2, "well"\nread')
    expect(page.locator("#count")).to_have_text("4 of 12 answers have points")
    page.reload()
    expect(page.locator("#count")).to_have_text("4 of 12 answers have points")
    with page.expect_download() as offered:
        page.get_by_role("button", name="Download reflections.csv").click()
    text = offered.value.path().read_text(encoding="utf-8")
    assert all(not row["student"].startswith("=") for row in csv.DictReader(text.splitlines()))
    ledger = Ledger(out)
    ledger.merge(text, dict.fromkeys(lesson.reflections, 10), set(NAMES))
    first = next(iter(lesson.reflections))
    marks = ledger.marks()
    assert [marks[name][first].points for name in NAMES] == [0.5, 1.5, 2.5, 3.5]
    assert marks["Ada"][first].comment == '=2+2, "well" read'


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["reflections.html", "feedback/Ada.html"])
def test_the_pages_can_be_read_by_all(opened, out, name, scheme):
    page = opened(out / name)
    page.emulate_media(color_scheme=scheme)
    assert violations(page) == []
