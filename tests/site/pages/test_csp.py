"""What pages may load and run is told by each page."""

import pytest

from courseware.runtime.lockfile import RuntimeNames
from courseware.site.headers import HEADERS
from courseware.site.pages import csp, head

HEADER = HEADERS[csp.CSP]


def bound(folder, text, name="page.html"):
    """What becomes of a page of this text."""
    page = folder / name
    page.parent.mkdir(exist_ok=True, parents=True)
    (folder / "_static").mkdir(exist_ok=True)
    page.write_text(f"<html>\n<head>{text}</head></html>", encoding="utf-8")
    head.write(folder, RuntimeNames("0123", "pyodide-lock-4567.json"))
    return page.read_text(encoding="utf-8")


def test_only_the_notebook_may_evaluate_text():
    assert "'unsafe-eval'" not in csp.policy()
    assert "'unsafe-eval'" in csp.policy(evaluates=True)
    assert "script-src 'self' 'wasm-unsafe-eval';" in csp.policy()


@pytest.mark.parametrize("header", [csp.policy(), HEADER])
def test_nothing_comes_from_elsewhere_or_goes_there(header):
    assert header.startswith("default-src 'none';")
    assert "http" not in header
    assert "*" not in header
    assert "blob:" not in header
    assert "'unsafe-inline'" not in header.partition("script-src")[2].partition(";")[0]


def test_a_page_has_the_policy_before_all_else(tmp_path):
    text = bound(tmp_path, '<script src="a.js"></script>')
    first = f'<head>\n    <meta http-equiv="{csp.CSP}" content="{csp.policy()}">'
    assert first in text


def test_the_notebook_has_its_own(tmp_path):
    assert f'content="{HEADER}"' in bound(tmp_path, "", "lite/notebooks/index.html")


def test_a_script_in_a_page_becomes_a_file(tmp_path):
    text = bound(tmp_path, "<script data-a='b'>one()\ntwo()</script>", "deep/page.html")
    (moved,) = (tmp_path / "_static").iterdir()
    assert moved.read_text(encoding="utf-8") == "one()\ntwo()"
    assert f'<script src="../_static/{moved.name}"></script>' in text


@pytest.mark.parametrize(
    "text",
    [
        "<script type='module'>import('./a.js')</script>",
        "<img src=x onerror=run()>",
        "<a href='javascript:run()'>a</a>",
    ],
)
def test_what_would_be_dead_is_refused(tmp_path, text):
    with pytest.raises(csp.PolicyError, match=r"page\.html: an inline"):
        bound(tmp_path, text)


def test_data_in_a_page_is_no_script(tmp_path):
    data = '<script id="a" type="application/json">{}</script>'
    assert data in bound(tmp_path, data)
