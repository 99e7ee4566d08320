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


class Marking:
    """The page to mark, made again and again from a ledger, as ``course grade`` does."""

    def __init__(self, opened, lesson, out):
        self.opened, self.lesson, self.out, self.page = opened, lesson, out, None
        self.scheme, self.ledger = Scheme(lesson), Ledger(out)
        self.most = dict.fromkeys(lesson.reflections, 10)
        self.first = next(iter(lesson.reflections))

    def made(self, outcomes):
        for each in outcomes:
            each.marks = self.ledger.marks().get(each.student, {})
        pages.write_all(self.out, outcomes, self.scheme, "seed")
        if self.page is None:
            self.page = self.opened(self.out / "reflections.html")
        else:  # in the same process, which knows what it has just stored
            self.page.reload()
        return self.page

    def of(self, *names):
        return self.made(outcomes_of(self.lesson, *names))

    def merged(self, page):
        """Merge what the page downloads."""
        with page.expect_download() as offered:
            page.get_by_role("button", name="Download reflections.csv").click()
        self.merge(offered.value.path().read_bytes())

    def merged_elsewhere(self, student, points):
        self.merge(f"student,grade_id,points\n{student},{self.first},{points}\n".encode())

    def merge(self, data):
        self.ledger.merge(data, self.most, {"Ada", "Bob", "Cy"})


@pytest.fixture
def marking(opened, lesson, tmp_path):
    return Marking(opened, lesson, tmp_path)


def test_half_marked_pages_lose_nothing_when_more_learners_are_graded(marking):
    page = marking.of("Bob", "Cy")
    filled_in(page, "Bob")[0].fill("6")
    filled_in(page, "Cy")[1].fill("Only a comment.")
    page = marking.of("Ada", "Bob", "Cy")
    expect(filled_in(page, "Bob")[0]).to_have_value("6")
    expect(filled_in(page, "Ada")[0]).to_have_value("")
    expect(filled_in(page, "Cy")[1]).to_have_value("Only a comment.")
    marking.merged(page)
    marks = marking.ledger.marks()
    assert marks["Bob"][marking.first].points == 6
    assert marks["Cy"][marking.first].comment == "Only a comment."


def test_what_was_merged_elsewhere_is_shown_and_never_put_back(marking):
    marking.merged_elsewhere("Bob", 6)
    page = marking.of("Bob")
    filled_in(page, "Bob")[1].fill("Well read.")
    marking.merged_elsewhere("Bob", 9)
    page = marking.of("Bob")
    points, comment, _ = filled_in(page, "Bob")
    expect(points).to_have_value("9")
    expect(comment).to_have_value("Well read.")
    points.fill("8")
    marking.merged_elsewhere("Bob", 7)
    page = marking.of("Bob")
    points, _, article = filled_in(page, "Bob")
    expect(points).to_have_value("8")
    expect(article).to_contain_text("Merged since then: points 7, comment: –")
    points.fill("")
    marking.merged(page)
    found = marking.ledger.marks()["Bob"][marking.first]
    assert found == Mark(None, "Well read.", digest("Bob's words"))


def test_points_for_an_earlier_text_of_an_answer_are_kept_and_told(marking, lesson):
    filled_in(marking.of("Bob"), "Bob")[0].fill("3")
    (bob,) = outcomes_of(lesson, "Bob")
    bob.answers = dict.fromkeys(lesson.reflections, "Other words.")
    points, _, article = filled_in(marking.made([bob]), "Bob")
    expect(points).to_have_value("3")
    expect(article).to_contain_text("filled in for an earlier text of this answer")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["reflections.html", "feedback/Ada.html"])
def test_the_pages_can_be_read_by_all(opened, out, name, scheme):
    page = opened(out / name)
    page.emulate_media(color_scheme=scheme)
    assert violations(page) == []
