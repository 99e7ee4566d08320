"""The real site in ``_site``, read file by file: what it loads, what it must not give away."""

import ast
import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from courseware.files import ROOT, integrity
from courseware.site import jupyterlite, manifest
from tinytorch.core import activations
from tinytorch.figures import FIGURES

SITE = ROOT / "_site"
ELSEWHERE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
LOADS = {"src", "srcset", "poster", "data", "action", "formaction", "ping", "background"}
LINKS = {"link", "use", "image", "base"}  # where href loads; in <a> it is for readers to follow
IN_CSS = re.compile(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//[^)"']*""", re.IGNORECASE)
TEXT = (".html", ".json", ".ipynb", ".js", ".mjs", ".css", ".txt", ".inv", ".svg", ".webmanifest")


@pytest.fixture(scope="module")
def site():
    assert (SITE / manifest.NAME).is_file(), "no built site: run `make site` first"
    return SITE


@pytest.fixture(scope="module")
def runtime(site):
    page = (site / "index.html").read_text(encoding="utf-8")
    folder, lock = re.search(
        r'course-runtime" content="([^"]*)" data-lock="([^"]*)"', page
    ).groups()
    return site / folder, json.loads((site / folder / lock).read_text())


def test_every_host_takes_each_file(site):
    """Some take none of more than 25 MiB."""
    sizes = {path.name: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    assert {name: size for name, size in sizes.items() if size >= 24 * 2**20} == {}


def test_no_button_lies_on_what_is_read_or_written(site):
    pages = [path.read_text(encoding="utf-8") for path in site.glob("*.html")]
    assert [text for text in pages if "pst-back-to-top" in text] == []


class Loads(HTMLParser):
    """Collects what a page loads by itself, and all styles and scripts in it."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.inside, self.inline = [], None, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        for name, value in attributes:
            if name in LOADS or (name in ("href", "xlink:href") and tag in LINKS):
                self.loads.append((tag, name, value or ""))
            elif name == "style":
                self.inline += value or ""

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside in ("style", "script"):
            self.inline += data


def pages(site):
    found = [path for path in site.rglob("*.html") if "pyodide" not in path.parts]
    assert len(found) > 5
    return found


def test_finder_of_loads_finds_them():
    text = (
        '<link href="//a"><a href="//b">x</a><img src="c"><p style="x: url(//d)"><style>@e</style>'
    )
    found = Loads(text)
    assert found.loads == [("link", "href", "//a"), ("img", "src", "c")]
    assert found.inline == "x: url(//d)@e"


def test_no_page_loads_anything_from_elsewhere(site):
    found = [
        (page.relative_to(site).as_posix(), *load)
        for page in pages(site)
        for load in Loads(page.read_text(encoding="utf-8")).loads
        if any(ELSEWHERE.match(part) for part in load[2].split(","))
    ]
    assert found == []


def test_all_that_pages_of_the_book_load_is_there(site):
    missing = [
        (page.name, value)
        for page in site.glob("*.html")
        for _, _, value in Loads(page.read_text(encoding="utf-8")).loads
        if value and not value.startswith(("data:", "#"))
        if not (page.parent / re.split("[?#]", value)[0]).exists()
    ]
    assert missing == []


def test_our_styles_come_in_one_order_on_every_machine(site):
    ours = {path.name for path in (SITE.parent / "book" / "_static").glob("*.css")}
    text = (site / "index.html").read_text(encoding="utf-8")
    found = [name for name in re.findall(r"_static/([\w-]+\.css)", text) if name in ours]
    assert found == sorted(ours)


def test_no_style_loads_anything_from_elsewhere(site):
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.css")}
    texts |= {page: Loads(page.read_text(encoding="utf-8")).inline for page in pages(site)}
    assert {path: IN_CSS.findall(text) for path, text in texts.items() if IN_CSS.search(text)} == {}


def test_our_scripts_name_no_other_host(site):
    scripts = [*(site / "_static" / "course").glob("*.js")]
    scripts += [site / "lite" / path.name for path in (ROOT / "web" / "notebook").glob("*.*js")]
    assert len(scripts) > 20
    found = [
        (script.name, address)
        for script in scripts
        for address in re.findall(r"https?://[^\s\"'`]+", script.read_text(encoding="utf-8"))
        if not address.startswith("http://www.w3.org/")  # names of XML, never fetched
    ]
    assert found == []


def solution_lines():
    """The lines of the methods that learners write, without comments and space."""
    tree = ast.parse(Path(activations.__file__).read_text(encoding="utf-8"))
    methods = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    lines = {
        re.sub(r"\s", "", line)
        for method in methods
        if method.name.startswith("forward")
        for statement in method.body[1:]
        for line in ast.unparse(statement).splitlines()
    }
    return {line for line in lines if len(line) > 12}


def readable(path):
    """The text of a file as a reader gets it: no tags, no escapes, no space."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix in (".json", ".ipynb"):
        text = "\n".join(strings(json.loads(text)))
    elif path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return re.sub(r"\s", "", text).replace('"', "'")


def strings(value):
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        return ["".join(text for text in value if isinstance(text, str))] + [
            text for item in value for text in strings(item)
        ]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("extension", [".html", ".json", ".ipynb"])
def test_solution_would_be_found(tmp_path, extension):
    line = 'return Tensor(y.astype(x.dtype if x.dtype.kind == "f" else y.dtype, copy=False))'
    marked = html.escape(line).replace("x.dtype", "<span>x</span>.dtype")
    path = tmp_path / f"a{extension}"
    path.write_text(
        marked if extension == ".html" else json.dumps({"source": [line[:9], line[9:]]})
    )
    assert any(solution in readable(path) for solution in solution_lines())


def test_no_text_of_the_site_gives_a_solution_away(site):
    solutions = solution_lines()
    assert len(solutions) > 8
    texts = {path: readable(path) for path in site.rglob("*") if path.suffix in TEXT}
    found = [
        (path.relative_to(site).as_posix(), line)
        for path, text in texts.items()
        for line in solutions
        if line in text
    ]
    assert found == []


@pytest.mark.parametrize("pattern", ["_sources", "*.map", "*.pyc", "*.ts", ".buildinfo", "*.py"])
def test_site_holds_no_sources_of_pages_and_no_left_overs(site, pattern):
    found = {path.relative_to(site).as_posix() for path in site.rglob(pattern)}
    assert found - {"lite/output.py"} == set()  # that one runs in the kernel


def test_runtime_is_what_lock_and_modules_vouch_for(site, runtime):
    folder, lock = runtime
    text = (folder / "parts.mjs").read_text(encoding="utf-8")
    known = json.loads(re.search(r"HASHES = (.*);", text).group(1))
    wheel, *snapshots = (lock["start"][name] for name in ("wheel", "page", "notebook"))
    parts = [wheel, *(part for snapshot in snapshots for part in snapshot)]
    known |= {file["name"]: file["integrity"] for file in parts}
    page = html.unescape((site / "index.html").read_text(encoding="utf-8"))
    known |= json.loads(re.search(r'data-hashes="({.*?})"', page).group(1))
    files = [p for p in folder.iterdir() if p.suffix not in (".br", ".gz", ".json")]
    assert known == {path.name: integrity(path) for path in files}


def test_kernel_starts_from_files_that_are_there(site):
    config = json.loads((site / "lite" / "jupyter-lite.json").read_text())["jupyter-config-data"]
    kernel = config["litePluginSettings"][jupyterlite.KERNEL]
    for name in (kernel["pyodideUrl"], kernel["loadPyodideOptions"]["lockFileURL"]):
        assert (site / "lite" / name).is_file()


def test_notebooks_of_the_site_claim_no_trust_and_store_no_outputs(site):
    notebooks = list((site / "lite" / "files").glob("*.ipynb"))
    assert [path.name for path in notebooks] == ["activations.ipynb"]
    for path in notebooks:
        jupyterlite.check(path)
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert [cell["outputs"] for cell in cells if cell.get("outputs")] == []


def test_site_is_as_it_was_built(site):
    assert manifest.verify(site) == []


def test_every_figure_has_drawings_for_the_time_before_python(site):
    for name in FIGURES:
        text = (site / "_static" / "figures" / f"{name}.json").read_text(encoding="utf-8")
        assert len(json.loads(text)) > 2, name
