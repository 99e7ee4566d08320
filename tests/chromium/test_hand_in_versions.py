"""What the hand-in page says of texts that are there more than once, in parts or elsewhere."""

from playwright.sync_api import expect

from tests.answers.changes import split, write
from tests.chromium.answers import SOFTMAX
from tests.chromium.test_exercises import RIGHT as RELU
from tests.chromium.test_hand_in import FILL, STORE, WORK, accepted, cell, handed_in, reopened
from tests.grading.submissions.kind import several
from tinytorch.checks.result import MIME

SAVED_AS = """async ([content, name]) => {
  const { FILES } = await import("./_static/course/learner-work.js");
  const { settled, withStore } = await import("./_static/course/store.js");
  await withStore(FILES, "readwrite", (store) => settled(store.put({ name, path: name, content,
    last_modified: new Date().toISOString(), created: new Date().toISOString() }, name)));
}"""
CHECKED = """async (entry) => {
  const { change } = await import("./_static/course/store.js");
  await change("check/test-relu-immediate", () => entry);
}"""
SPLIT = several(write(relu_class=RELU), split("relu-class", "    def forward_"))


def test_what_is_empty_or_was_found_elsewhere_is_named_beforehand(desk, course):
    SPLIT(course)
    desk.evaluate(FILL, {"exercise/softmax-class": SOFTMAX})
    desk.evaluate(STORE, course)
    reopened(desk)
    told = desk.locator("[data-part=choices]")
    expect(told).to_contain_text(
        "Nothing is written yet for ml-systems-performance, ml-systems-stability, ml-systems-evo"
    )
    expect(told).to_contain_text("In your notebook relu-class is split into several cells.")
    split_off = RELU.strip().replace("\n\n    def forward_", "\n    def forward_")
    assert cell(handed_in(desk), "relu-class").source == split_off


def test_the_lines_that_differ_and_the_points_of_each_are_shown(desk, course):
    broken = RELU.replace("np.maximum(x.data, 0))", "np.abs(x.data))")
    cell(course, "relu-class")["source"] = broken
    found = {"grade_id": "test-relu-immediate", "points": 2, "max_points": 10}
    cell(course, "test-relu-immediate")["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": {MIME: found | {"source": broken}}}
    ]
    desk.evaluate(FILL, {"exercise/relu-class": RELU})
    desk.evaluate(CHECKED, {"points": 10, "max_points": 10, "passed": True, "source": RELU})
    desk.evaluate(STORE, course)
    reopened(desk)
    choice = desk.get_by_role("group", name="Two versions of relu-class")
    expect(choice.get_by_role("radio", name="in the book")).to_be_checked()
    expect(choice).to_contain_text("10 of 10 points")
    expect(choice.get_by_role("radio", name="in the notebook")).not_to_be_checked()
    expect(choice).to_contain_text("2 of 10 points")
    assert choice.locator("mark").all_inner_texts() == [
        "        return Tensor(np.maximum(x.data, 0))", "        return Tensor(np.abs(x.data))",
    ]  # fmt: skip


def test_a_notebook_that_was_saved_under_another_name_is_found(desk, course):
    cell(course, "relu-class")["source"] = RELU
    desk.evaluate(STORE, course)
    cell(course, "softmax-class")["source"] = SOFTMAX
    desk.evaluate(SAVED_AS, [course, "activations-Copy1.ipynb"])
    desk.evaluate(SAVED_AS, [course, "activations (before 2001).ipynb"])
    reopened(desk)
    expect(desk.get_by_role("group")).to_have_count(0)
    assert cell(handed_in(desk), "softmax-class").source == SOFTMAX
    before = desk.evaluate(WORK)
    accepted(desk, "Start everything again")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("beginning")
    assert desk.evaluate(WORK)["notebook"] is None
    accepted(desk, "Restore what was replaced")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("Restored")
    assert desk.evaluate(WORK) == before
