"""What Python in the browser cannot do: each is told, and the next cell runs."""

import pytest
from playwright.sync_api import expect

DEEP = "def deeper(n): return deeper(n + 1)\ndeeper(0)"
GREEDY = "kept = []\nwhile True: kept.append(bytearray(500_000_000))"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('got', input('Your name? '))", "EOFError: input() cannot ask in this notebook"),
        ("bytearray(3_500_000_000)", "OverflowError: cannot fit"),
        (DEEP, "RecursionError"),
        ("import sys; sys.exit(1)", "SystemExit: 1"),
        ("import pandas", "No module named 'pandas'. Here are NumPy, ipywidgets, tinytorch"),
        ("x = 1\nprint(\u201chi\u201d)", "line 2"),
        ("x = 1\nprint(\u201chi\u201d)", "typographic quotation mark, which Python does not read"),
        ("import os; os.fork()", "Function not implemented"),
        ("import threading; threading.Thread(target=print).start()", "can't start new thread"),
        (GREEDY, "MemoryError"),  # last: after it Python has no memory left for long errors
    ],
    ids=[
        "input",
        "one array",
        "recursion",
        "exit",
        "package",
        "line",
        "quotes",
        "fork",
        "thread",
        "ever more",
    ],
)
def test_what_cannot_be_is_an_error_and_the_next_cell_runs(same_notebook, code, words):
    same_notebook.write("relu-class", code)
    output = same_notebook.run("relu-class")
    expect(output).to_contain_text(words)
    assert len(output.inner_text()) < 20_000
    same_notebook.write("relu-class", f"print('alive after', {len(code)})")
    same_notebook.run("relu-class")
    same_notebook.expect_output("relu-class", f"alive after {len(code)}")
