"""The strict reader sees what any other reader of the percent format sees, and more."""

import jupytext
import pytest

from courseware.files import ROOT
from courseware.lessons import percent
from courseware.lessons.diagnostics import Faults, LessonError

LESSON = ROOT / "content" / "activations.py"


def blocks_of(path, text):
    path.write_text(text, encoding="utf-8")
    faults = Faults(path)
    blocks = percent.read(path, faults)
    faults.refuse()
    return blocks


def test_agrees_with_jupytext_on_the_lesson():
    faults = Faults(LESSON)
    blocks = percent.read(LESSON, faults)
    faults.refuse()
    theirs = jupytext.reads(LESSON.read_text(encoding="utf-8"), fmt="py:percent").cells
    assert [("markdown" if b.markdown else "code", b.source) for b in blocks] == [
        (cell.cell_type, cell.source) for cell in theirs
    ]
    assert [{b.word: b.given} if b.word else {} for b in blocks] == [
        {k: v for k, v in cell.metadata.items() if k != "lines_to_next_cell"} for cell in theirs
    ]


def test_mark_of_byte_order_is_no_part_of_the_text(tmp_path):
    (tmp_path / "a.py").write_text("# %%\nx = 1\n", encoding="utf-8-sig")
    assert [b.source for b in percent.read(tmp_path / "a.py", Faults(tmp_path / "a.py"))] == [
        "x = 1"
    ]


def test_file_that_is_far_too_large_is_not_read(tmp_path):
    with (tmp_path / "a.py").open("wb") as file:
        file.truncate(100_000_000)
    faults = Faults(tmp_path / "a.py")
    assert percent.read(tmp_path / "a.py", faults) == []
    assert faults.noted == [(str(tmp_path / "a.py"), 1, "a file of 100 MB; allowed: 2 MB")]


def test_tells_the_line_of_every_body_line(tmp_path):
    blocks = blocks_of(tmp_path / "a.py", "\n# %% [markdown]\n# one\n#\n# three\n\n# %%\nx = 1\n")
    assert [block.line for block in blocks] == [2, 7]
    assert blocks[0].numbered() == [(3, "one"), (4, ""), (5, "three")]
    assert blocks[1].numbered() == [(8, "x = 1")]


def test_reads_windows_line_ends(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"# %% [markdown]\r\n# one\r\n# %%\r\nx = 1\r\n")
    assert [block.source for block in percent.read(path, Faults(path))] == ["one", "x = 1"]


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("#%%", "not understood"),
        ("# %%time", "not understood"),
        ("  # %%", "not understood"),
        ("# %% A title", "not understood"),
        ("# %% [raw]", "not understood"),
        ("# %% [markdown]  check={}", "not understood"),
        ("# %% check=1", "not understood"),
        ('# %% check={"points": 1, "points": 2}', "key 'points' is given twice"),
        ('# %% check={"points": Infinity}', "Infinity is not a number"),
        ('# %% check={"points": }', "not valid JSON"),
        ("# %% check={'points': 1}", "not valid JSON"),
    ],
)
def test_refuses_a_marker(tmp_path, marker, said):
    with pytest.raises(LessonError, match=said) as caught:
        blocks_of(tmp_path / "a.py", f"# %%\nx = 1\n{marker}\n")
    assert str(caught.value).startswith(f"{tmp_path / 'a.py'}:3: ")
