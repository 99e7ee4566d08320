"""What Python in the browser cannot do: each is told, and the next cell runs."""

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import Notebook
from tests.chromium.profiles import NOTEBOOK

DEEP = "def deeper(n): return deeper(n + 1)\ndeeper(0)"
GREEDY = "kept = []\nwhile True: kept.append(bytearray(500_000_000))"


@pytest.fixture(scope="module")
def notebook(profiles, site_url):
    """One notebook for all of these: each must leave it usable."""
    with profiles.kept(site_url) as context:
        opened = Notebook(context.new_page(), site_url + NOTEBOOK)
        opened.run("setup")
        yield opened


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('got', input('Your name? '))", "EOFError: input() cannot ask in this notebook"),
        ("bytearray(3_500_000_000)", "OverflowError: cannot fit"),
        (GREEDY, "MemoryError"),
        (DEEP, "RecursionError"),
        ("import sys; sys.exit(1)", "SystemExit: 1"),
        ("import pandas", "No module named 'pandas'. Here are NumPy, ipywidgets, tinytorch"),
        ("x = 1\nprint(\u201chi\u201d)", "line 2"),
        ("x = 1\nprint(\u201chi\u201d)", "typographic quotation mark, which Python does not read"),
        ("import os; os.fork()", "Function not implemented"),
        ("import threading; threading.Thread(target=print).start()", "can't start new thread"),
    ],
    ids=[
        "input",
        "one array",
        "ever more",
        "recursion",
        "exit",
        "package",
        "line",
        "quotes",
        "fork",
        "thread",
    ],
)
def test_what_cannot_be_is_an_error_and_the_next_cell_runs(notebook, code, words):
    notebook.write("relu-class", code)
    output = notebook.run("relu-class")
    expect(output).to_contain_text(words)
    assert len(output.inner_text()) < 20_000
    notebook.write("relu-class", f"print('alive after', {len(code)})")
    notebook.run("relu-class")
    notebook.expect_output("relu-class", f"alive after {len(code)}")
