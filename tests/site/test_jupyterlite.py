"""JupyterLite: one small build of it, and the notebooks that are not let in."""

import json
import os
import re

import pytest

from courseware.runtime.lockfile import RuntimeNames
from courseware.site import jupyterlite

EDITED = 1_700_000_000  # 2023-11-14T22:13:20Z
RUNTIME = RuntimeNames("0123456789ab", "pyodide-lock-ba9876543210.json")
URL = re.compile(r"""\b(?:href|src)=["']([^"'?]+)""")


def notebook(metadata=(), cell_metadata=(), outputs=()):
    cell = {
        "cell_type": "code", "id": "relu-class", "metadata": dict(cell_metadata),
        "execution_count": None, "outputs": list(outputs), "source": "1 + 1",
    }  # fmt: skip
    text = {"cell_type": "markdown", "id": "words", "metadata": {}, "source": "<b>words</b>"}
    return {"cells": [text, cell], "metadata": dict(metadata), "nbformat": 4, "nbformat_minor": 5}


def shown(kind, **metadata):
    return {"output_type": "display_data", "data": {kind: "x"}, "metadata": metadata}


@pytest.fixture
def folder(tmp_path):
    """Writes a notebook into a folder of its own; returns the folder."""

    def write(content):
        home = tmp_path / "notebooks"
        home.mkdir()
        (home / "n.ipynb").write_text(json.dumps(content))
        return home

    return write


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    home = tmp_path_factory.mktemp("lite")
    (home / "notebooks").mkdir()
    path = home / "notebooks" / "n.ipynb"
    path.write_text(json.dumps(notebook()))
    os.utime(path, (EDITED - 10_000_000,) * 2)
    jupyterlite.build(home / "notebooks", RUNTIME, EDITED, home / "out")
    return home / "out"


def config(built):
    return json.loads((built / "jupyter-lite.json").read_text())["jupyter-config-data"]


def test_page_names_our_scripts_and_all_it_names_is_there(built):
    page = built / "notebooks" / "index.html"
    named = URL.findall(page.read_text())
    assert {"../course.css", "../main.js", "./favicon.ico"} <= set(named)
    assert {"../../_static/course.webmanifest", "../../_static/notice.css"} <= set(named)
    inside = [name for name in named if "_static/" not in name]  # the rest is the book's
    assert [name for name in inside if not (page.parent / name).is_file()] == []


def test_page_shows_a_line_before_any_script_has_come(built):
    text = (built / "notebooks" / "index.html").read_text(encoding="utf-8")
    assert '<div id="course-loading" role="status"><p>The notebook is opening.' in text
    assert "jupyterlite-loading-indicator" not in text  # comes with the last of the scripts
    assert "python3 -m http.server" in text


def test_kernel_takes_the_sites_runtime_and_nothing_else(built):
    kernel = config(built)["litePluginSettings"][jupyterlite.KERNEL]
    assert kernel["pyodideUrl"] == "./kernel.mjs"
    options = kernel["loadPyodideOptions"]
    assert options["lockFileURL"] == f"./static/pyodide/0123456789ab/{RUNTIME.lock}"
    assert kernel["disablePyPIFallback"] is True
    assert kernel["pipliteUrls"] == []


def test_only_our_two_extensions_are_built_in(built):
    names = [extension["name"] for extension in config(built)["federated_extensions"]]
    assert sorted(names) == sorted(jupyterlite.EXTENSIONS)
    folders = (built / "extensions").glob("@*/*")
    assert sorted(f"{path.parent.name}/{path.name}" for path in folders) == sorted(
        jupyterlite.EXTENSIONS
    )


@pytest.mark.parametrize("pattern", ["*.map", "rspack.config*", "*.whl"])
def test_what_no_learner_needs_is_left_out(built, pattern):
    assert list(built.rglob(pattern)) == []


def test_settings_keep_their_values_menus_and_keys_but_no_checks_or_words(built):
    text = (built / "build" / "schemas" / "all.json").read_text(encoding="utf-8")
    schemas = {plugin["id"]: plugin["schema"] for plugin in json.loads(text)}
    tracker = schemas["@jupyterlab/notebook-extension:tracker"]
    assert tracker["properties"]["kernelShutdown"]["default"] is False
    assert {"jupyter.lab.menus", "jupyter.lab.shortcuts"} <= tracker.keys()
    assert not {"title", "description", "additionalProperties"} & tracker.keys()
    assert "description" not in tracker["properties"]["kernelShutdown"]


def test_only_the_notebook_app_is_built(built):
    assert [name for name in ("lab", "repl", "doc", "edit") if (built / name).exists()] == []


def test_notebook_is_there_as_it_was(built):
    assert json.loads((built / "files" / "n.ipynb").read_text()) == notebook()


def test_listing_dates_the_notebook_by_its_last_edit(built):
    listing = json.loads((built / "api" / "contents" / "all.json").read_text())
    entry = listing["content"][0]
    assert (entry["created"], entry["last_modified"]) == ("2023-11-14T22:13:20Z",) * 2


def test_nothing_but_the_result_is_left(built):
    assert {path.name for path in built.parent.iterdir()} == {"notebooks", "out"}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (notebook(metadata={"trusted": True}), "n.ipynb: its metadata"),
        (notebook(cell_metadata={"trusted": True}), "n.ipynb, cell 2 (relu-class): its metadata"),
        (notebook(outputs=[shown("text/plain", trusted=True)]), "n.ipynb, cell 2 (relu-class)"),
    ],
)
def test_notebook_that_says_it_is_trusted_is_refused(folder, tmp_path, content, where):
    with pytest.raises(jupyterlite.NotebookError, match="trusted") as caught:
        jupyterlite.build(folder(content), RUNTIME, EDITED, tmp_path / "out")
    assert str(caught.value).startswith(where)


@pytest.mark.parametrize("kind", ["text/html", "application/javascript", "text/javascript"])
def test_output_that_could_hold_scripts_is_refused(folder, tmp_path, kind):
    content = notebook(outputs=[shown("text/plain"), shown(kind)])
    with pytest.raises(jupyterlite.NotebookError) as caught:
        jupyterlite.build(folder(content), RUNTIME, EDITED, tmp_path / "out")
    message = f"n.ipynb, cell 2 (relu-class): stores an output of type {kind}; clear it"
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "content",
    [
        notebook(),
        notebook(metadata={"trusted": False}),
        notebook(outputs=[shown("text/plain"), {"output_type": "stream", "text": "<b>"}]),
    ],
)
def test_harmless_notebook_is_let_in(folder, content):
    assert jupyterlite.check(folder(content) / "n.ipynb") is None


def test_what_jupyterlite_says_is_in_the_message(folder, tmp_path, monkeypatch):
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\necho 'no such app' >&2\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setattr(jupyterlite.sys, "executable", str(script))
    with pytest.raises(jupyterlite.LiteBuildError, match="no such app"):
        jupyterlite.build(folder(notebook()), RUNTIME, EDITED, tmp_path / "out")
