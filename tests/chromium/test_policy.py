"""The policy holds in a browser, and notebooks of strangers reach nobody under it."""

import pytest
from nbformat import v4
from playwright.sync_api import expect

from courseware.site import headers
from courseware.site.pages import csp
from tests.chromium.figure import Figure
from tests.chromium.notebook import Notebook
from tests.chromium.site import SITE
from tests.chromium.test_journey import denied, outside  # noqa: F401 - fixtures

PAGES = sorted(path.name for path in SITE.glob("*.html"))
THERE = "http://elsewhere.example"
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
  window.refused.push(effectiveDirective);
});"""
INJECT = """document.body.insertAdjacentHTML("beforeend",
  `<img src="x:" onerror="window.ran = 1"><a id="way" href="javascript:window.ran = 2">a</a>
   <iframe src="http://elsewhere.example/frame"></iframe><img src="http://elsewhere.example/a">`)"""
MARKUP = f"""<img src="{THERE}/picture" onerror="window.ran = 1">
<svg onload="window.ran = 2"><script>window.ran = 3</script></svg>
<iframe src="{THERE}/frame" srcdoc="<script>parent.ran = 4</script>"></iframe>
<style>@import url("{THERE}/style"); body {{ background: url("{THERE}/ground") }}</style>
<script>window.ran = 5</script><script src="{THERE}/script"></script>
<object data="{THERE}/object"></object><embed src="{THERE}/embed">
<video src="{THERE}/video" autoplay></video><link rel="prefetch" href="{THERE}/prefetch">
<a href="javascript:window.ran = 6" class="way">a way</a> <b>the end of it</b>"""
SCRIPT = f"window.ran = 7; fetch('{THERE}/fetch')"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{THERE}/i"/><script>1</script></svg>'
PUT = """async (content) => {
  const { contents } = window.jupyterapp.serviceManager;
  await contents.save("stranger.ipynb", { type: "notebook", format: "json", content });
}"""
SEND = f"""from js import fetch
try:
    await fetch("{THERE}/python")
    print("sent")
except Exception as error:
    print("not sent")"""
SHOW = f"""from IPython.display import HTML, Javascript, SVG, display
for shown in HTML({MARKUP!r}), SVG({SVG!r}), Javascript({SCRIPT!r}):
    display(shown)"""


@pytest.fixture
def strict(denied):  # noqa: F811 - the fixture of the journey
    """A page that reaches the site and nothing else, and notes what the policy refuses."""
    denied.add_init_script(LISTEN)
    return denied


@pytest.fixture
def page(browser):
    """A page that the policy binds, unlike those of other tests; it notes what is refused."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    context.set_default_timeout(60_000)
    fresh = context.new_page()
    fresh.add_init_script(LISTEN)
    yield fresh
    context.close()


def opened(page, site_url, name="activations.ipynb"):
    return Notebook(page, f"{site_url}lite/notebooks/index.html?path={name}")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_ours_is_refused_on_a_page(page, site_url, name):
    page.goto(site_url + name)
    page.wait_for_selector("course-progress[small] progress", state="attached")
    assert page.evaluate("window.refused") == []


def test_a_script_that_got_into_a_page_does_not_run(strict, site_url, outside):  # noqa: F811
    strict.goto(site_url)
    strict.evaluate(INJECT)
    strict.locator("#way").dispatch_event("click")
    for kind in ("script-src-attr", "frame-src", "img-src", "script-src-elem"):
        strict.evaluate(f"""() => new Promise((done) => {{
          const look = () => refused.includes("{kind}") ? done() : setTimeout(look, 20);
          look();
        }})""")
    assert strict.evaluate("window.ran") is None
    assert outside.asked == []


@pytest.fixture
def narrow(monkeypatch):
    """A host that sends a policy of its own, as some do with every file."""
    monkeypatch.setitem(headers.HEADERS, csp.CSP, "default-src 'self'")


def test_policy_of_the_host_that_stops_python_is_named(narrow, page, site_url):
    page.goto(f"{site_url}network.html")
    figure = Figure(page, "network-pass")
    figure.place.scroll_into_view_if_needed()
    figure.expect_state("its Content-Security-Policy lacks 'wasm-unsafe-eval'")
    page.goto(f"{site_url}lite/notebooks/index.html?path=activations.ipynb")
    told = page.locator(".course-notice").filter(has_text="Content-Security-Policy forbids")
    expect(told).to_contain_text("'unsafe-eval', 'wasm-unsafe-eval'")


def stranger():
    """A notebook that says of itself that it is trusted, and tries all it can."""
    outputs = [
        v4.new_output("display_data", {kind: text}, metadata={"trusted": True})
        for kind, text in (
            ("text/html", MARKUP),
            ("application/javascript", SCRIPT),
            ("image/svg+xml", SVG),
            ("text/markdown", MARKUP),
            ("text/plain", "the last output"),
        )
    ]
    code = v4.new_code_cell("1", id="code", outputs=outputs, metadata={"trusted": True})
    words = v4.new_markdown_cell(f"{MARKUP}\n\n![]({THERE}/b) [a](javascript:window.ran=8)", id="w")
    return v4.new_notebook(cells=[words, code], metadata={"trusted": True})


def test_a_strangers_notebook_runs_nothing_and_asks_nobody(strict, site_url, outside):  # noqa: F811
    opened(strict, site_url)
    strict.evaluate(PUT, stranger())
    opened(strict, site_url, "stranger.ipynb")
    expect(strict.get_by_text("the last output")).to_be_visible()
    expect(strict.get_by_text("the end of it")).not_to_have_count(0)
    for way in strict.locator("a[href^='javascript:']").all():
        way.dispatch_event("click")
    assert strict.evaluate("window.ran") is None
    assert outside.asked == []


def test_what_python_does_stays_on_the_site(strict, site_url, outside):  # noqa: F811
    notebook = opened(strict, site_url)
    notebook.write("relu-class", SEND)
    notebook.run("relu-class")
    notebook.expect_output("relu-class", "not sent")
    notebook.write("relu-class", SHOW)
    notebook.run("relu-class")
    expect(notebook.cell("relu-class").get_by_text("the end of it", exact=True)).to_be_visible()
    assert strict.evaluate("window.ran") is None
    assert outside.asked == []


def test_nothing_of_the_notebook_is_refused(strict, site_url):
    notebook = opened(strict, site_url)
    for cell in ("setup", "relu-class", "test-relu-immediate", "figure-relu-hinge"):
        notebook.run(cell)
    expect(notebook.cell("figure-relu-hinge").get_by_role("slider").first).to_be_visible()
    assert strict.evaluate("window.refused") == []
