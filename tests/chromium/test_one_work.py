"""One piece of work in two places: the book and the notebook open with the newer text."""

import json

import pytest
from playwright.sync_api import expect

from courseware.grading import grade
from courseware.grading.sandbox.limits import Limits
from tests.chromium.answers import RELU, SOFTMAX
from tests.chromium.notebook import CELLS, Notebook
from tests.chromium.places import Cell
from tests.chromium.test_exercises import Exercise
from tests.chromium.test_hand_in import FILL, handed_in
from tests.chromium.test_two_tabs import LITE

CURSOR = f"""([id, place]) => {{
  const view = window.jupyterapp.shell.currentWidget.content;
  view.activeCellIndex = {CELLS}.findIndex(cell => cell.model.id === id);
  const {{ editor }} = view.activeCell;
  const offset = view.activeCell.model.sharedModel.getSource().indexOf(place);
  editor.setCursorPosition(editor.getPositionAt(offset));
  return window.jupyterapp.commands.execute("notebook:split-cell-at-cursor");
}}"""
ADD = """() => window.jupyterapp.commands.execute("notebook:insert-cell-below")"""
GRADED = f"""(name) => {CELLS}.filter(({{ model }}) =>
  model.getMetadata("nbgrader")?.grade_id === name).map(({{ model }}) => [
    model.id === name, model.getMetadata("deletable"), model.sharedModel.getSource()])"""
BROKEN = RELU.replace("np.maximum(x.data, 0))", "np.abs(x.data))")


def opened(context, site_url):
    """The notebook, once it has taken what is newer elsewhere."""
    page = context.new_page()
    page.goto(f"{site_url}{LITE}")
    Cell(page)
    return Notebook(page)


@pytest.fixture
def book(page, site_url):
    """A page of the book; nothing is written yet."""
    page.goto(f"{site_url}hand-in.html")
    expect(page.locator("course-hand-in[data-ready]")).to_be_visible()
    return page


def test_a_class_that_is_split_in_the_notebook_gets_all_its_points(
    book, context, site_url, tmp_path
):
    book.evaluate(FILL, {"exercise/softmax-class": SOFTMAX})
    notebook = opened(context, site_url)
    notebook.expect_text("softmax-class", "a - a.max(")  # as it was written in the book
    notebook.write("relu-class", RELU)
    notebook.page.evaluate(CURSOR, ["relu-class", "def forward_"])
    parts = notebook.page.evaluate(GRADED, "relu-class")
    assert [part[:2] for part in parts] == [[False, False], [True, False]]  # as tests.answers does
    assert parts[1][2].startswith("def forward_")
    notebook.page.evaluate(ADD)
    notebook.saved()

    book.reload()
    expect(book.locator("course-hand-in[data-ready]")).to_be_visible()
    expect(book.locator("[data-part=choices]")).to_contain_text("relu-class is split")
    (tmp_path / "in").mkdir()
    sent = handed_in(book)
    (tmp_path / "in" / "ada.ipynb").write_text(json.dumps(sent), encoding="utf-8")
    as_saved = notebook.page.evaluate(
        "window.jupyterapp.shell.currentWidget.context.model.toJSON()"
    )  # what File > Download gives
    (tmp_path / "in" / "bob.ipynb").write_text(json.dumps(as_saved), encoding="utf-8")
    outcomes = grade.main(
        tmp_path / "in", tmp_path / "out", grade.Options(2, "seed", limits=Limits(cell=60))
    )
    found = {each.student: [r.points for r in each.results.values()] for each in outcomes}
    assert found == {"ada": [10, 10, 15, 10], "bob": [10, 10, 15, 10]}
    ada, bob = outcomes
    assert ada.notes == []
    assert bob.notes == ["relu-class: split; its parts were joined in order"]


def test_both_places_open_with_the_newer_text_and_the_older_comes_back(book, context, site_url):
    book.evaluate(FILL, {"exercise/relu-class": BROKEN})
    notebook = opened(context, site_url)
    notebook.expect_text("relu-class", "np.abs(x.data)")
    notebook.saved()
    notebook.write("relu-class", RELU)
    notebook.saved()

    exercise = Exercise(context.new_page(), f"{site_url}relu.html")
    expect(exercise.editor).to_contain_text("np.maximum(x.data, 0))")
    expect(exercise.root).to_contain_text("This is the newer text from the notebook")
    exercise.root.get_by_role("button", name="Restore my code").click()
    expect(exercise.editor).to_contain_text("np.abs(x.data)")
    expect(exercise.root.locator("[data-part=saved]")).to_contain_text("Saved")

    notebook.page.bring_to_front()
    notebook.page.evaluate("dispatchEvent(new Event('focus'))")
    notebook.expect_text("relu-class", "np.abs(x.data)")
    expect(notebook.page.locator(".course-notice")).to_contain_text("A newer text of yours")
    exercise.page.reload()
    exercise.root.get_by_role("button", name="Restore my code").click()
    expect(exercise.editor).to_contain_text("np.maximum(x.data, 0))")
