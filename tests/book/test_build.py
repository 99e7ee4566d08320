"""The book: its own directives on a small page, faults with file and line, the real pages."""

import doctest
import re
import shutil

import pytest

from courseware.book import build
from courseware.book.directives.notebook_links import lessons
from courseware.files import ROOT
from tinytorch.figures import FIGURES

PAGES = sorted((ROOT / "book").glob("*.md"))
CHAPTERS = (
    "tensors", "relu", "softmax", "stability", "network", "elsewhere", "reflections", "summary",
)  # fmt: skip

GOOD = """# A page

```{live} relu-hinge
:predict: Where is the kink for $b = 1$?
:set: w=2, b=1

Where is the kink?

- [ ] at 0 | The bias moves it.
- [x] at -0.5 | It is at $-b/w$,
  and that is -1/2.
```

```{exercise} relu-class
```

```{reflection} ml-systems-stability
```

```{source} tinytorch.core.tensor.Tensor.axis
```

{open-notebook}`the check <test-relu-immediate>` and {open-notebook}`start`

$$
y = \\max(0, x)
$$
"""

BAD = """# A page

```{live} relu-hing
```

```{live} relu-hinge
:set: w=99
```

```{live} relu-stack
What?

- [x] this
- [ ] that | No.
```

```{exercise} tanh-class
```

```{source} tinytorch.core.activations.ReLU.forward
```

```{live} softmax-axis
:predict: Which?

What?

- [ ] this | No.
- [ ] that | No.
```

See {open-notebook}`here <nowhere>` and $\\begin{aligned} a &= b \\end{aligned}$.
"""

FAULTS = {
    3: "no figure 'relu-hing'; there are .*relu-hinge",
    6: "w must be a number from -2 to 2, got 99",
    10: "line 13: an answer needs",
    17: "no exercise 'tanh-class'; there are relu-class, softmax-class",
    20: "tinytorch.core.activations.ReLU.forward is what learners write",
    23: "line 28: no answer is marked",
    32: "no cell 'nowhere' in the notebook; there are start, ",
}


def small_book(folder, page):
    """A book of one page below ``folder``, with the settings of the real one."""
    pages = folder / "book"
    shutil.copytree(ROOT / "book" / "_static", pages / "_static")
    shutil.copy(ROOT / "_config.yml", folder)
    (pages / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (pages / "index.md").write_text(page)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = small_book(tmp_path_factory.mktemp("good"), GOOD)
    build.build(root / "site", root=root)
    return root / "site"


@pytest.fixture(scope="module")
def html(built):
    return (built / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def refusal(tmp_path_factory):
    root = small_book(tmp_path_factory.mktemp("bad"), BAD)
    with pytest.raises(build.BookError) as caught:
        build.build(root / "site", root=root)
    assert not (root / "site").exists()
    return str(caught.value)


@pytest.mark.parametrize("line", FAULTS)
def test_book_refuses_a_fault_with_file_and_line(refusal, line):
    assert re.search(rf"^book/index\.md:{line}: .*{FAULTS[line]}", refusal, re.MULTILINE)


def test_book_refuses_a_formula_it_cannot_set(refusal):
    assert re.search(r"^book/index\.md:32: WARNING: formula not understood", refusal, re.M)


def test_live_figure_is_drawn_with_the_page_settings(html):
    assert FIGURES["relu-hinge"].draw(w=2.0, b=1.0).svg in html
    assert 'figure="relu-hinge"' in html
    assert re.search(r'id="relu-hinge-w" name="w" [^>]*value="2"', html)


def test_live_figure_has_named_controls_that_wait_for_a_script(html):
    fieldset = re.search(r'class="lf-controls".*?<fieldset disabled>(.*?)</fieldset>', html, re.S)[
        1
    ]
    for control in FIGURES["relu-hinge"].controls:
        assert f'for="relu-hinge-{control.name}"' in fieldset
        assert f'id="relu-hinge-{control.name}" name="{control.name}"' in fieldset
    assert 'data-action="reset">Reset</button>' in fieldset


def test_live_figure_has_its_numbers_in_a_table(html):
    drawing = FIGURES["relu-hinge"].draw(w=2.0, b=1.0)
    assert f"<caption>{drawing.caption}</caption>" in html
    assert html.count('<th scope="col">') >= len(drawing.columns)


def test_question_gives_feedback_after_each_answer(html):
    assert len(re.findall(r'<input type="radio" name="answer"', html)) == 2
    right = '<p class="lf-feedback" data-right="true" data-near="2" data-within="0">'
    assert f"{right}<strong>Right.</strong>" in html
    assert "and that is -1/2." in html


def test_exercise_shows_the_stub_and_opens_the_notebook_there(html):
    assert "is not written yet" in html
    assert 'href="lite/notebooks/index.html?path=activations.ipynb#cell-id=relu-class"' in html


def test_reflection_shows_question_and_rubric(html):
    task = lessons()["activations"].reflections["ml-systems-stability"]
    assert f"Rubric, {task.points} points" in html
    assert "BEGIN SOLUTION" not in html


def test_formulas_need_no_script(html):
    assert '<math display="block">' in html
    assert not re.search(r"<script[^>]*mathjax", html, re.IGNORECASE)


def test_page_has_colours_and_landmarks_without_a_script(html):
    assert re.search('<html [^>]*data-theme="light"', html)
    assert '<div id="pst-primary-sidebar" role="complementary" aria-label="Book"' in html
    assert "fontawesome.js" not in html


def test_no_page_source_is_published(built):
    assert not list(built.rglob("*.md*"))
    assert not (built / "_sources").exists()


def test_same_pages_give_same_bytes(built, tmp_path):
    root = small_book(tmp_path / "again", GOOD)
    build.build(root / "site", root=root)
    first, second = (
        {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
        for site in (built, root / "site")
    )
    assert first == second


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_in_pages_run(page):
    text = re.sub(r"^```.*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    result = doctest.DocTestRunner(verbose=False).run(test)
    assert result.failed == 0


def test_every_figure_stands_on_one_page():
    found = [
        name
        for page in PAGES
        for name in re.findall(r"^```\{live\} (\S+)$", page.read_text("utf-8"), re.MULTILINE)
    ]
    assert sorted(found) == sorted(FIGURES)


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chapter_says_what_to_do_and_what_to_take_away(name):
    text = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    assert ":class: course-plan" in text
    assert "## Take this with you" in text
