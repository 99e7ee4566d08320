"""A cell that prints or shows far too much: the page goes on answering, the output is cut."""

import pytest
from playwright.sync_api import expect

SLOWLY = 3  # a busy machine may take so many times the second that is promised
STALL = """() => new Promise((resolve) => {
  let [last, worst] = [performance.now(), 0];
  const look = () => {
    const now = performance.now();
    [worst, last] = [Math.max(worst, now - last), now];
    if (window.enough) resolve(worst);
    else setTimeout(look, 10);
  };
  look();
})"""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("for i in range(50_000): print(i)", "a cell can print 30,000 characters"),
        ("for i in range(50_000): print(i, flush=True)", "a cell can print 30,000 characters"),
        ("print('x' * 5_000_000)", "a cell can print 30,000 characters"),
        ("for i in range(20_000): display(i)", "a cell can show 45 outputs"),
        (
            "from IPython.display import clear_output\n"
            "for i in range(20_000): clear_output(wait=True); print('round', i)",
            "round 19999",
        ),
        ("from IPython.display import HTML; HTML('<b>x</b>' * 700_000)", "5.6 MB was left out"),
    ],
    ids=["prints", "flushed prints", "one long line", "displays", "progress", "a large table"],
)
def test_flood_of_output_does_not_stop_the_page(same_notebook, code, words):
    page = same_notebook.page
    page.evaluate(f"window.enough = false; void (window.worst = ({STALL})())")
    same_notebook.start("relu-class", code)
    expect(same_notebook.cell("relu-class")).to_contain_text(words, timeout=60_000)
    worst = page.evaluate("window.enough = true, window.worst")
    assert worst < SLOWLY * 1000, f"the page stood still for {worst:.0f} ms"
    same_notebook.saved()


def test_output_comes_in_order(same_notebook):
    same_notebook.start(
        "relu-class",
        "import sys\nfor i in range(200): print(i, end=' ')\nprint('late', file=sys.stderr)\n"
        "display('shown')\nprint('last')\n'value'",
    )
    output = same_notebook.cell("relu-class").locator(".jp-OutputArea").first
    expect(output).to_contain_text("'value'", timeout=60_000)
    text = output.inner_text()
    places = [text.index(word) for word in ("199", "late", "'shown'", "last", "'value'")]
    assert places == sorted(places)
