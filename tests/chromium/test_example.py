"""The course with the worked example built into it: the new chapter and the new notebook work.

Builds a whole site, so it is run by ``make apart``.
"""

import shutil

import pytest
from playwright.sync_api import expect

from tests.chromium.example import RIGHT, ROOT, commands, copy, run
from tests.chromium.figure import DRAWN
from tests.chromium.notebook import Notebook
from tests.chromium.site import serving

pytestmark = pytest.mark.extra
TWICE = RIGHT.replace("Tensor(0.5 * ", "Tensor(")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The address of the site after all commands of the chapter."""
    root = tmp_path_factory.mktemp("course")
    copy(root)
    shutil.copytree(ROOT / "_build", root / "_build")  # what need not be built again
    for command in commands():
        run(root, command)
    assert run(root, ".venv/bin/course check").endswith("No faults found.\n")
    with serving(root / "_site") as address:
        yield address


@pytest.fixture
def chapter(page, built):
    page.goto(built)
    page.get_by_role("link", name="GELU", exact=True).first.click()
    expect(page.locator("article h1")).to_contain_text("GELU")
    return page


def answer(page, text):
    """Write a class into the exercise of the page and run its check."""
    exercise = page.locator("#gelu-class")
    exercise.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    exercise.get_by_role("button", name="Run the check").click()
    return exercise


def test_exercise_of_the_new_chapter_is_judged_there(chapter):
    wrong = answer(chapter, TWICE)
    expect(wrong.locator("[data-part=result]")).to_contain_text("twice as large", timeout=120_000)
    right = answer(chapter, RIGHT)
    expect(right.get_by_text("10 of 10 points.")).to_be_visible(timeout=60_000)
    expect(chapter.locator("course-progress").first).to_contain_text("10 of 55 points checked")


def test_figure_of_the_new_chapter_answers(chapter):
    figure = chapter.locator("#gelu-beside")
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="Skip").click()
    expect(figure.locator(".lf-state")).to_contain_text("Python is ready", timeout=120_000)
    figure.get_by_label("beside", exact=True).select_option("exact GELU")
    chapter.wait_for_function(DRAWN, arg=["gelu-beside", {"beside": "exact GELU"}])
    expect(figure.locator(".lf-text")).to_contain_text("0.0002 apart")


def test_new_notebook_opens_at_its_exercise_and_judges(chapter):
    chapter.get_by_role("link", name="its exercise cell").click()
    notebook = Notebook(chapter)
    expect(notebook.cell("gelu-class")).to_be_in_viewport()
    notebook.run("setup")
    notebook.write("gelu-class", TWICE)
    notebook.run("gelu-class")
    notebook.run("test-gelu-immediate")
    notebook.expect_output("test-gelu-immediate", "twice as large")
    notebook.write("gelu-class", RIGHT)
    notebook.run("gelu-class")
    notebook.run("test-gelu-immediate")
    notebook.expect_output("test-gelu-immediate", "10 of 10 points")
    notebook.run("figure-gelu-beside")
    expect(notebook.cell("figure-gelu-beside").locator("svg[role=img]")).to_be_visible()


def test_notebook_of_the_course_is_there_as_before(page, built):
    notebook = Notebook(page, f"{built}lite/notebooks/index.html?path=activations.ipynb")
    notebook.run("setup")
    notebook.run("relu-class")
    notebook.run("test-relu-immediate")
    notebook.expect_output("test-relu-immediate", "not written yet")
