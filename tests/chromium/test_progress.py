"""What is kept in the browser, what the pages say of it, and what two tabs do to each other."""

import pytest
from playwright.sync_api import expect

ANSWER = "ml-systems-stability"
REFUSE = "Object.defineProperty(indexedDB, 'open', {value() { throw new Error('refused'); }});"
FULL = """IDBObjectStore.prototype.put = () => {
  throw new DOMException("no room", "QuotaExceededError");
};"""
NOTEBOOK = """async (file) => {
  const { keep } = await import("./_static/course/learner-work.js");
  await keep(file);
}"""


class Answer:
    """The answer box of one reflection."""

    def __init__(self, page, site_url):
        page.goto(f"{site_url}reflections.html")
        self.root = page.locator(f"course-reflection[reflection={ANSWER}][data-ready]")
        self.box = self.root.get_by_role("textbox")
        expect(self.box).to_be_visible()

    def write(self, text):
        self.box.fill(text)
        self.saved()

    def saved(self):
        expect(self.root.locator("[data-part=saved]")).to_contain_text("Saved")


@pytest.fixture
def answer(page, site_url):
    return Answer(page, site_url)


def test_words_are_counted_while_typing(answer):
    answer.box.fill("one two\n three")
    expect(answer.root).to_contain_text("3 words. Too short yet.")
    answer.box.fill("word " * 150)
    expect(answer.root).to_contain_text("150 words. Within the limits.")
    answer.box.fill("word " * 301)
    expect(answer.root).to_contain_text("301 words. Too long.")


def test_an_answer_is_there_after_a_reload(answer, page):
    text = "Ünïcode, 😀, שלום\n\nand two  spaces"
    answer.write(text)
    page.reload()
    expect(answer.box).to_have_value(text)


def test_an_answer_is_printed_whole(answer, page):
    text = "\n".join(f"line {number}" for number in range(60))
    answer.write(text)
    page.emulate_media(media="print")
    expect(answer.box).to_be_hidden()
    printed = answer.root.locator(".course-printed")
    expect(printed).to_have_text(text)
    assert printed.evaluate("(it) => it.scrollHeight <= it.clientHeight + 1")


def test_an_answer_survives_closing_the_tab_at_once(answer, context, site_url):
    answer.box.fill("typed a moment ago")
    answer.box.page.close(run_before_unload=True)
    again = Answer(context.new_page(), site_url)
    expect(again.box).to_have_value("typed a moment ago")


def test_the_newer_of_two_tabs_wins_and_the_older_is_told(answer, context, site_url):
    other = Answer(context.new_page(), site_url)
    answer.write("first")
    expect(other.box).to_have_value("first")
    expect(other.root).to_contain_text("Changed in another tab")

    other.write("second")
    expect(answer.box).to_have_value("second")
    expect(answer.root).to_contain_text("Changed in another tab")


def test_when_both_tabs_type_the_other_text_is_kept(answer, context, site_url):
    other = Answer(context.new_page(), site_url)
    answer.box.page.evaluate("BroadcastChannel.prototype.postMessage = () => {}")
    answer.write("mine")
    other.write("yours")
    expect(other.root).to_contain_text("This text was also edited in another tab")
    expect(other.root.get_by_role("button", name="Restore")).to_be_visible()
    other.root.get_by_role("button", name="Restore").click()
    expect(other.box).to_have_value("mine")


def test_a_reflection_within_the_limits_is_done(answer, page, site_url):
    answer.write("word " * 200)
    page.goto(f"{site_url}hand-in.html")
    row = page.get_by_role("row", name="stay sane")
    expect(row).to_contain_text("done, 200 words")
    expect(row).to_contain_text("10 by the instructor")


def test_an_answered_question_is_progress(page, site_url):
    page.goto(f"{site_url}relu.html")
    page.locator("#relu-stack").get_by_role("button", name="Skip").click()
    page.locator("#relu-stack .lf-answer").nth(0).locator("label").click()
    expect(page.locator("#relu-stack figure-question [role=status]")).not_to_be_empty()
    page.goto(f"{site_url}index.html")
    row = page.get_by_role("row", name="What depth adds")
    expect(row).to_contain_text("tried")


def test_a_check_passed_in_the_notebook_counts(page, site_url):
    page.goto(f"{site_url}hand-in.html")
    result = {"grade_id": "test-relu-immediate", "passed": True, "points": 10}
    data = {"application/vnd.tinytorch.check+json": result}
    cells = [{"cell_type": "code", "source": "", "metadata": {}, "outputs": [{"data": data}]}]
    page.evaluate(NOTEBOOK, {"content": {"cells": cells, "metadata": {}}})
    page.reload()
    row = page.get_by_role("row", name="ReLU on its own")
    expect(row).to_contain_text("done, in the notebook")
    expect(page.locator("course-progress[small]")).to_contain_text("10 of 45 points")


@pytest.mark.parametrize("fault", [REFUSE, FULL], ids=["storage refused", "storage full"])
def test_work_that_is_not_kept_is_said_and_offered(page, site_url, fault):
    page.add_init_script(fault)
    answer = Answer(page, site_url)
    answer.box.fill("precious")
    expect(answer.root.locator("[data-part=saved]")).to_contain_text("NOT saved")
    with page.expect_download() as offered:
        page.get_by_role("alert").get_by_role("button", name="Download it").click()
    assert "precious" in offered.value.path().read_text(encoding="utf-8")


def test_nothing_is_told_by_colour_alone(page, site_url):
    page.goto(f"{site_url}hand-in.html")
    states = page.locator(".course-state")
    expect(states.first).to_contain_text("not begun")
    assert states.count() == page.locator("course-progress tbody tr").count()
