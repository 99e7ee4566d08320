"""The pages that grading writes, opened as files: marking by hand, and feedback that is inert."""

import csv

import pytest
from playwright.sync_api import expect

from courseware.grading.records.ledger import Ledger
from courseware.grading.records.marks import Mark, digest
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
    text = offered.value.path().read_text(encoding="utf-8-sig")
    assert all(not row["student"].startswith("=") for row in csv.DictReader(text.splitlines()))
    ledger = Ledger(out)
    ledger.merge(text.encode(), dict.fromkeys(lesson.reflections, 10), set(NAMES))
    first = next(iter(lesson.reflections))
    marks = ledger.marks()
    assert [marks[name][first].points for name in NAMES] == [0.5, 1.5, 2.5, 3.5]
    assert marks["Ada"][first].comment == '=2+2, "well" read'


def outcomes_of(lesson, *names):
    return [
        Outcome(name, status="graded", answers=dict.fromkeys(lesson.reflections, f"{name}'s words"))
        for name in names
    ]


def filled_in(page, student, number=0):
    """The fields of one answer of a student."""
    article = page.locator(f'article[data-student="{student}"]').nth(number)
    return article.get_by_label("Points of 10"), article.get_by_label("Comment"), article


def test_half_marked_pages_lose_nothing_when_more_learners_are_graded(opened, lesson, tmp_path):
    """Typed points stay through new pages, cleared ones are taken back, merged ones are shown."""
    scheme, ledger, first = Scheme(lesson), Ledger(tmp_path), next(iter(lesson.reflections))
    most = dict.fromkeys(lesson.reflections, 10)

    def made(outcomes):
        for each in outcomes:
            each.marks = ledger.marks().get(each.student, {})
        pages.write_all(tmp_path, outcomes, scheme, "seed")
        return opened(tmp_path / "reflections.html")

    def merged(page):
        with page.expect_download() as offered:
            page.get_by_role("button", name="Download reflections.csv").click()
        ledger.merge(offered.value.path().read_bytes(), most, {"Ada", "Bob", "Cy"})

    page = made(outcomes_of(lesson, "Bob", "Cy"))
    points, comment, _ = filled_in(page, "Bob")
    points.fill("6")
    filled_in(page, "Cy")[1].fill("Only a comment.")
    page = made(outcomes_of(lesson, "Ada", "Bob", "Cy"))
    points, comment, _ = filled_in(page, "Bob")
    expect(points).to_have_value("6")
    expect(filled_in(page, "Ada")[0]).to_have_value("")
    expect(filled_in(page, "Cy")[1]).to_have_value("Only a comment.")

    merged(page)
    assert ledger.marks()["Bob"][first].points == 6
    assert ledger.marks()["Cy"][first].comment == "Only a comment."
    page = made(outcomes_of(lesson, "Ada", "Bob", "Cy"))
    points, comment, article = filled_in(page, "Bob")
    expect(points).to_have_value("6")
    comment.fill("Well read.")
    ledger.merge(f"student,grade_id,points\nBob,{first},9\n".encode(), most, {"Bob"})
    page = made(outcomes_of(lesson, "Bob"))
    points, comment, article = filled_in(page, "Bob")
    expect(points).to_have_value("9")
    expect(comment).to_have_value("Well read.")
    points.fill("8")
    ledger.merge(f"student,grade_id,points\nBob,{first},7\n".encode(), most, {"Bob"})
    page = made(outcomes_of(lesson, "Bob"))
    points, _, article = filled_in(page, "Bob")
    expect(points).to_have_value("8")
    expect(article).to_contain_text("Merged since then: points 7, comment: –")
    points.fill("")
    merged(page)
    assert ledger.marks()["Bob"][first] == Mark(None, "Well read.", digest("Bob's words"))
    assert ledger.marks()["Cy"][first].comment == "Only a comment."

    changed = outcomes_of(lesson, "Bob")
    filled_in(page, "Bob", 1)[0].fill("3")
    changed[0].answers = dict.fromkeys(lesson.reflections, "Other words.")
    page = made(changed)
    points, _, article = filled_in(page, "Bob", 1)
    expect(points).to_have_value("3")
    expect(article).to_contain_text("filled in for an earlier text of this answer")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["reflections.html", "feedback/Ada.html"])
def test_the_pages_can_be_read_by_all(opened, out, name, scheme):
    page = opened(out / name)
    page.emulate_media(color_scheme=scheme)
    assert violations(page) == []
