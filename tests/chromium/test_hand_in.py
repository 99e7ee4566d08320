"""The one file that is handed in, and the one that takes all work to another computer."""

import json

import nbformat
import pytest
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3
from playwright.sync_api import expect

from tests.chromium.answers import SOFTMAX, answered
from tests.chromium.notebook import Notebook
from tests.chromium.test_exercises import RIGHT as RELU
from tinytorch import checks
from tinytorch.core.tensor import Tensor

ANSWER = "A text of mine, with ünïcode and 😀."
FILL = """async (texts) => {
  const { change } = await import("./_static/course/store.js");
  for (const [key, text] of Object.entries(texts)) await change(key, () => ({ text }));
}"""
STORE = """async (content) => {
  const { keep } = await import("./_static/course/learner-work.js");
  const made = { name: "activations.ipynb", path: "activations.ipynb", type: "notebook",
    format: "json", mimetype: "application/json", writable: true, size: 1 };
  await keep({ ...made, content, created: "2001-01-01T00:00:00.000Z",
    last_modified: "2001-01-01T00:00:00.000Z" });
}"""
WORK = """async () => {
  const { pack } = await import("./_static/course/course-hand-in.js");
  return pack();
}"""
PLAYED = {
    "exercise/relu-class": RELU,
    "exercise/softmax-class": SOFTMAX,
    "reflection/ml-systems-stability": ANSWER,
}


def reopened(page):
    page.reload()
    expect(page.locator("course-hand-in[data-ready]")).to_be_visible()


def pressed(page, name):
    """The file that a button downloads."""
    with page.expect_download() as offered:
        page.get_by_role("button", name=name).click()
    return offered.value.path().read_text(encoding="utf-8")


def handed_in(page):
    notebook = nbformat.reads(pressed(page, "Download activations.ipynb"), as_version=4)
    nbformat.validate(notebook)
    MetadataValidatorV3().validate_nb(notebook)
    return notebook


def cell(notebook, grade_id):
    (found,) = [
        c
        for c in notebook["cells"]
        if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    ]
    return found


def accepted(page, button):
    """Press a button and say yes."""
    page.get_by_role("button", name=button).click()
    answered(page, "Yes, do it")


def test_the_notebook_holds_what_was_written_in_the_book(desk):
    desk.evaluate(FILL, PLAYED)
    notebook = handed_in(desk)
    assert cell(notebook, "relu-class").source == RELU
    assert cell(notebook, "softmax-class").source == SOFTMAX
    assert cell(notebook, "ml-systems-stability").source == ANSWER


def test_its_classes_pass_every_check_in_plain_python(desk):
    desk.evaluate(FILL, PLAYED)
    notebook, names = handed_in(desk), {}
    for grade_id in ("setup", "relu-class", "softmax-class"):
        exec(cell(notebook, grade_id).source, names)
    relu, softmax = names["ReLU"], names["Softmax"]
    results = [
        checks.test_unit_relu_activation(relu),
        checks.test_unit_softmax_activation(softmax),
        checks.test_unit_activations_comprehensive(relu, softmax),
        checks.test_module_activation_integration(relu, softmax),
    ]
    assert sum(result.points for result in results) == 45
    assert names["Tensor"] is Tensor


def test_where_two_versions_differ_the_learner_chooses(desk, course):
    cell(course, "relu-class")["source"] = "# written in the notebook"
    desk.evaluate(FILL, PLAYED)
    desk.evaluate(STORE, course)
    reopened(desk)
    choice = desk.get_by_role("group", name="Two versions of relu-class")
    expect(choice.get_by_role("radio", name="Newer, in the book")).to_be_checked()
    expect(choice).to_contain_text("# written in the notebook")
    assert cell(handed_in(desk), "relu-class").source == RELU

    choice.get_by_role("radio", name="Older, in the notebook").check()
    assert cell(handed_in(desk), "relu-class").source == "# written in the notebook"


def test_only_our_outputs_go_out_and_nothing_trusted(desk, course):
    ours = {"application/vnd.tinytorch.check+json": {"grade_id": "x"}, "text/plain": "10 of 10"}
    shown = [{"output_type": "display_data", "metadata": {}, "data": data | {"text/html": "<b>"}}
             for data in (ours, {"text/plain": "hello"})]  # fmt: skip
    check = cell(course, "test-relu-immediate")
    check["outputs"], check["metadata"]["trusted"] = shown, True
    desk.evaluate(STORE, course)
    reopened(desk)
    sent = cell(handed_in(desk), "test-relu-immediate")
    assert [output.data for output in sent.outputs] == [ours]
    assert "trusted" not in sent.metadata


def test_a_notebook_that_lost_a_graded_cell_is_made_whole(desk, course):
    lost = cell(course, "test-relu-immediate")
    course["cells"].remove(lost)
    cell(course, "relu-class")["source"] = RELU
    desk.evaluate(STORE, course)
    reopened(desk)
    notebook = handed_in(desk)
    assert cell(notebook, "test-relu-immediate")
    assert cell(notebook, "relu-class").source == RELU.rstrip()
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("once again at its place")


def test_export_clear_import_gives_the_same_work(desk, course):
    desk.evaluate(FILL, PLAYED)
    desk.evaluate(STORE, course)
    before, text = desk.evaluate(WORK), pressed(desk, "Export all my work")
    assert json.loads(text) == before

    accepted(desk, "Start everything again")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("beginning")
    cleared = desk.evaluate(WORK)
    assert (cleared["state"], cleared["notebook"]) == ({}, None)

    brought = {"name": "work.json", "mimeType": "application/json", "buffer": text.encode()}
    desk.get_by_label("Import an exported file").set_input_files(brought)
    answered(desk, "Yes, do it")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("Imported")
    assert desk.evaluate(WORK) == before


def test_starting_everything_again_has_a_way_back(desk):
    desk.evaluate(FILL, PLAYED)
    before = desk.evaluate(WORK)
    accepted(desk, "Start everything again")
    accepted(desk, "Restore what was replaced")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("Restored")
    assert desk.evaluate(WORK) == before


LEFT = """async () => {
  const texts = [];
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name);
    await new Promise((resolve) => opening.onsuccess = resolve);
    for (const store of opening.result.objectStoreNames) {
      const asked = opening.result.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => asked.onsuccess = resolve);
      texts.push(...asked.result.map((entry) => `${name}: ${JSON.stringify(entry).slice(0, 80)}`));
    }
    opening.result.close();
  }
  const workers = await navigator.serviceWorker.getRegistrations();
  return [...texts, ...Object.keys(localStorage).filter((key) => key.includes("course")),
    ...await caches.keys(), ...workers.map(({ scope }) => scope)];
}"""  # all that a browser may hold of the learner and the course


@pytest.fixture
def used(context, site_url):
    """A hand-in page in a browser that holds work, the notebook and the whole course."""
    notebook = Notebook(
        context.new_page(), f"{site_url}lite/notebooks/index.html?path=activations.ipynb"
    )
    notebook.write("relu-class", RELU)
    notebook.saved()
    with notebook.page.expect_event("close"):
        notebook.page.close(run_before_unload=True)
    page = context.new_page()
    page.goto(f"{site_url}hand-in.html")
    expect(page.locator("course-hand-in[data-ready]")).to_be_visible()
    page.evaluate(FILL, PLAYED)
    page.evaluate("localStorage.setItem('activations-course left exercise/relu-class 1', '{}')")
    page.evaluate("navigator.serviceWorker.register('sw.js').then(() => caches.open("
                  "`activations-course ${new URL('./', location.href)} 0`))")  # fmt: skip
    return page


@pytest.mark.parametrize("workers", ["allow"])
def test_who_finishes_leaves_nothing_to_the_next(used, workers):
    held = "\n".join(used.evaluate(LEFT))
    for kind in ("course: ", "course work: ", "course left ", "course http", "\nhttp"):
        assert kind in held
    accepted(used, "Finish and clear")
    expect(used.locator("course-hand-in [role=status]")).to_contain_text("Nothing of yours is left")
    assert used.evaluate(LEFT) == []
    used.goto(used.url.replace("hand-in", "relu"))
    exercise = used.locator("course-exercise[data-ready]").first
    exercise.wait_for()
    expect(exercise.locator(".cm-content")).not_to_contain_text("np.maximum")


def test_who_does_not_agree_keeps_everything(desk):
    desk.evaluate(FILL, PLAYED)
    desk.get_by_role("button", name="Finish and clear").click()
    answered(desk, "No, leave it")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("Nothing was changed")
    assert len(desk.evaluate(WORK)["state"]) == len(PLAYED)


def test_page_that_holds_on_to_the_work_is_told(desk, context):
    other = context.new_page()
    other.goto(desk.url)
    other.evaluate(
        "new Promise((resolve) => indexedDB.open('activations-course').onsuccess = resolve)"
    )
    accepted(desk, "Finish and clear")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("Close all but this one")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html>", "it is not JSON"),
        ('{"cells": []}', "This notebook has no cell of this course"),
        ('{"cells": [null, {"metadata": 3}]}', "This notebook has no cell of this course"),
        ('{"format": "activations-course", "version": 9}', "version 9; this site reads version 1"),
        ('{"format": "activations-course", "version": 1, "state": {"a": null}}', "damaged"),
    ],
)
def test_a_file_that_is_no_export_is_refused_with_the_reason(desk, text, reason):
    desk.evaluate(FILL, PLAYED)
    brought = {"name": "work.json", "mimeType": "application/json", "buffer": text.encode()}
    desk.get_by_label("Import an exported file").set_input_files(brought)
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text(reason)
    assert len(desk.evaluate(WORK)["state"]) == len(PLAYED)


@pytest.mark.parametrize(("granted", "words"), [("true", "has promised"), ("false", "may remove")])
def test_the_page_says_whether_the_browser_promised_to_keep_the_work(
    page, site_url, granted, words
):
    page.add_init_script(f"navigator.storage.persist = async () => {granted}")
    page.goto(f"{site_url}hand-in.html")
    expect(page.get_by_text(f"This browser {words}")).to_be_visible()
