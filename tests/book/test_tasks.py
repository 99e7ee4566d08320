import json
from types import SimpleNamespace

from courseware.book import tasks


def environment():
    config = SimpleNamespace(root_doc="index")
    metadata = {"index": {}, "relu": {}, "softmax": {}, "draft": {}}
    includes = {"index": ["softmax", "relu"]}
    return SimpleNamespace(config=config, metadata=metadata, toctree_includes=includes, docname="")


def test_tasks_are_listed_in_the_order_of_the_chapters():
    env = environment()
    for env.docname in ("relu", "softmax"):
        tasks.note(env, "question", f"{env.docname}-figure", "A title", points=3)
    first, second = tasks.listed(env)
    assert first == {
        "key": "question/softmax-figure",
        "title": "A title",
        "page": "softmax.html#softmax-figure",
        "points": 3,
    }
    assert second["page"] == "relu.html#relu-figure"


def test_a_page_outside_the_book_adds_nothing():
    env = environment()
    env.docname = "draft"
    tasks.note(env, "check", "a", "A title")
    assert tasks.listed(env) == []


def test_the_list_is_written_when_the_pages_are_done(tmp_path):
    builder = SimpleNamespace(format="html")
    app = SimpleNamespace(env=environment(), outdir=tmp_path, builder=builder)
    tasks.write(app, None)
    assert json.loads((tmp_path / tasks.LIST).read_text()) == {"tasks": [], "blanks": {}}


def test_a_check_names_what_it_runs_on():
    check = SimpleNamespace(grade_id="test-both", name="test_both", title="Both <together>")
    (node,) = tasks.checked(check, ["relu-class", "softmax-class"])
    assert node.astext().startswith(
        '<course-check id="test-both" check="test_both" exercises="relu-class softmax-class">'
    )
    assert 'aria-label="Result: Both &lt;together&gt;"' in node.astext()


def test_what_stands_there_before_anything_is_written_is_listed(tmp_path):
    builder = SimpleNamespace(format="html")
    app = SimpleNamespace(env=environment(), outdir=tmp_path, builder=builder)
    app.env.docname = "relu"
    tasks.blank(app.env, "relu-class", "class ReLU: ...")
    tasks.write(app, None)
    told = json.loads((tmp_path / tasks.LIST).read_text())
    assert told["blanks"] == {"relu-class": "class ReLU: ..."}
