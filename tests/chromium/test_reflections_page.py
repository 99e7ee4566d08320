"""The page on which answers are marked: its download goes back into the grades."""

import pytest

from courseware.files import ROOT
from courseware.grading.records.ledger import Ledger
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import pages
from courseware.grading.scheme import Scheme
from courseware.lessons import reader

pytestmark = pytest.mark.browser
NAMES = ["Ada", '=HYPERLINK("x")', 'O"Neil, 木']
ASKED = "ml-systems-stability"


@pytest.fixture(scope="module")
def lesson():
    return reader.read(ROOT / "content" / "activations.py")


@pytest.fixture
def folder(lesson, tmp_path):
    outcomes = [
        Outcome(name, status="graded", answers={ASKED: "Mine."}, key=str(number))
        for number, name in enumerate(NAMES)
    ]
    pages.write_all(tmp_path, outcomes, Scheme(lesson))
    return tmp_path


def fill(page, student, value, comment):
    chosen = page.locator(f'article[data-grade-id="{ASKED}"]').filter(has_text=student)
    chosen.locator("input").fill(value)
    chosen.locator("textarea").fill(comment)


def test_what_was_filled_in_comes_back_as_marks(page, folder, lesson):
    errors, requests = [], []
    page.on("console", lambda message: errors.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((folder / "reflections.html").as_uri())
    for name, value in zip(NAMES, ("7", "2.5", "10"), strict=True):
        fill(page, name, value, '=1+1, "quoted"\nsecond line')
    with page.expect_download() as download:
        page.get_by_role("button", name="Download reflections.csv").click()
    download.value.save_as(folder / "reflections.csv")
    ledger = Ledger(folder)
    most = {name: each.points for name, each in lesson.reflections.items()}
    ledger.merge((folder / "reflections.csv").read_bytes(), most, NAMES)
    marks = ledger.marks()
    assert [marks[name][ASKED].points for name in NAMES] == [7, 2.5, 10]
    assert marks["Ada"][ASKED].comment == '=1+1, "quoted" second line'
    assert "ml-systems-evolution" not in marks["Ada"]  # a missing answer is no proposed 0
    assert errors == []
    assert [url for url in requests if not url.startswith(("file:", "blob:"))] == []


def test_what_was_filled_in_is_there_after_a_reload(page, folder):
    page.goto((folder / "reflections.html").as_uri())
    fill(page, "Ada", "4", "half")
    page.reload()
    chosen = page.locator(f'article[data-grade-id="{ASKED}"]').filter(has_text="Ada")
    assert chosen.locator("input").input_value() == "4"
    assert chosen.locator("textarea").input_value() == "half"
