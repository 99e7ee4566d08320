"""Drives a live figure in a page as a reader does: predicts, moves, reads."""

from urllib.parse import parse_qsl

from playwright.sync_api import expect

from tinytorch.figures import FIGURES, Slider

CHAPTERS = {
    "relu-stack": "relu",
    "relu-hinge": "relu",
    "relu-sparsity": "relu",
    "softmax-steps": "softmax",
    "softmax-shift-scale": "softmax",
    "softmax-temperature": "softmax",
    "softmax-axis": "softmax",
    "softmax-overflow": "stability",
    "network-pass": "network",
}
DRAWN = """([id, wanted]) => {
  const drawn = new URLSearchParams(document.getElementById(id)?.dataset.drawn);
  return Object.entries(wanted).every(([name, value]) => drawn.get(name) === String(value));
}"""
SET = """([id, settings]) => {
  for (const [name, value] of Object.entries(settings))
    document.querySelector(`#${id} [name="${name}"]`).value = value;
  document.querySelector(`#${id} .lf-controls`).dispatchEvent(new Event("input"));
}"""
SAME = """(shown, svg) => {
  const wanted = document.createElement("div");
  wanted.innerHTML = svg;
  return shown.isEqualNode(wanted.firstChild);
}"""


class Figure:
    """One live figure of an open page."""

    def __init__(self, page, ident):
        self.page = page
        self.figure = FIGURES[ident]
        self.place = page.locator(f"#{ident}")
        self.state = self.place.locator(".lf-state")
        self.text = self.place.locator(".lf-text")
        self.retry = self.place.get_by_role("button", name="Try again")

    def control(self, name):
        """The slider or the list of options that is called ``name`` in Python."""
        label = next(c.label for c in self.figure.controls if c.name == name)
        return self.place.get_by_label(label, exact=True)

    def wake(self):
        """Come near, skip the prediction, wait for Python."""
        self.place.scroll_into_view_if_needed()
        self.skip()
        self.expect_state("Python is ready")

    def skip(self):
        """Make no prediction: the figure and its question are seen."""
        self.place.get_by_role("button", name="Skip").click()

    def expect_state(self, words):
        """The line on Python comes to say this; a start takes a while."""
        expect(self.state).to_contain_text(words, timeout=60_000)

    def move(self, **settings):
        """Set controls in one go and wait until that is drawn."""
        self.page.evaluate(SET, [self.figure.id, settings])
        self.expect_drawn(**settings)

    def expect_drawn(self, **settings):
        """The drawing, the text and the table are what Python here makes of the settings."""
        self.page.wait_for_function(DRAWN, arg=[self.figure.id, settings])
        shown = parse_qsl(self.place.get_attribute("data-drawn"))
        sliders = {c.name for c in self.figure.controls if isinstance(c, Slider)}
        wanted = self.figure.draw(**{n: float(v) if n in sliders else v for n, v in shown})
        expect(self.text).to_have_text(wanted.text)
        rows = self.place.locator("tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
        )
        assert rows == wanted.rows, settings
        heads = self.place.locator("thead th")
        assert heads.evaluate_all("heads => heads.map(head => head.textContent)") == wanted.columns
        assert self.place.locator(".lf-drawing > svg").evaluate(SAME, wanted.svg)
