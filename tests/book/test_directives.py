"""The directives: their options, where their nodes come from, other formats than HTML."""

import pytest
from docutils import nodes
from sphinx.application import Sphinx

from courseware.book.directives.figures import settings
from courseware.files import ROOT

PAGE = """# A page

```{live} relu-hinge
:predict: Where is the kink?

What do you see?

- [ ] this | No.
- [x] that | Yes.
```

```{progress}
```

The last words.
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """A build as text of one page."""
    folder = tmp_path_factory.mktemp("text")
    (folder / "index.md").write_text(PAGE)
    extensions = ["myst_parser", "courseware.book.directives"]
    built = Sphinx(
        folder, None, folder / "out", folder / "doctrees", "text",
        confoverrides={"extensions": extensions}, status=None, warningiserror=True,
    )  # fmt: skip
    built.build(force_all=True)
    return built


def test_settings_are_numbers_where_they_can_be():
    assert settings("w=2, b=-0.5,mode=ReLU") == {"w": 2, "b": -0.5, "mode": "ReLU"}


@pytest.mark.parametrize("text", [None, "", "w", "w=", "=2", "w=2,,b=1"])
def test_settings_that_are_no_pairs_are_refused(text):
    with pytest.raises(ValueError, match="is not a setting; write them as w=2"):
        settings(text)


def test_other_formats_leave_out_what_needs_a_browser(app):
    text = (app.outdir / "index.txt").read_text(encoding="utf-8")
    assert "The last words." in text
    assert "<" not in text
    assert "Commit" not in text


def test_nodes_know_their_line(app):
    tree = app.env.get_doctree("index")
    made = [node for node in tree.findall(nodes.raw) if "<live-figure" in node.astext()]
    assert [(node.source, node.line) for node in made] == [(str(app.srcdir / "index.md"), 3)]


def test_each_family_is_a_module_of_its_own():
    folder = ROOT / "courseware" / "book" / "directives"
    names = {path.stem for path in folder.glob("*.py")} - {"__init__", "base"}
    text = (folder / "__init__.py").read_text(encoding="utf-8")
    assert {name for name in names if f"``{name}`` |" in text} == names
