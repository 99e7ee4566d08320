"""The kernel's outlet, with a clock of our own; the browser tests try it in a real kernel."""

import runpy
from types import SimpleNamespace

import pytest

from courseware.site.jupyterlite import SETTINGS

OUTPUT = SimpleNamespace(**runpy.run_path(str(SETTINGS / "output.py")))


@pytest.fixture
def time():
    return SimpleNamespace(now=0.0)


@pytest.fixture
def outlet(time):
    made = OUTPUT.Outlet(clock=lambda: time.now)
    made.begin()
    return made


@pytest.fixture
def sent():
    return []


@pytest.fixture
def streams(sent):
    def tell(name, text):
        sent.append((name, text))

    return [SimpleNamespace(name=name, publish_stream_callback=tell) for name in ("out", "err")]


def test_first_writes_are_sent_as_they_come(outlet, streams, sent):
    assert outlet.write(streams[0], "one") == 3
    outlet.write(streams[0], "two")
    assert sent == [("out", "one"), ("out", "two")]


def test_later_writes_are_gathered(outlet, streams, sent, time):
    for _ in range(10_000):
        outlet.write(streams[0], "x")
        time.now += 0.0001
    outlet.end()
    assert len(sent) <= OUTPUT.AT_ONCE + 1 / OUTPUT.EVERY + 1
    assert "".join(text for _, text in sent) == "x" * 10_000


def test_streams_stay_in_order(outlet, streams, sent):
    outlet.messages = OUTPUT.AT_ONCE
    for place, text in [(0, "a"), (0, "b"), (1, "c"), (0, "d")]:
        outlet.write(streams[place], text)
    outlet.end()
    assert sent == [("out", "ab"), ("err", "c"), ("out", "d")]


def test_what_is_too_long_is_cut_once_with_a_notice(outlet, streams, sent):
    outlet.write(streams[0], "x" * (OUTPUT.PRINTED + 1))
    outlet.write(streams[1], "more")
    outlet.end()
    assert sent == [("out", "x" * OUTPUT.PRINTED + OUTPUT.CUT)]


def test_notice_comes_also_where_a_text_ends_just_at_the_limit(outlet, streams, sent):
    outlet.write(streams[0], "x" * OUTPUT.PRINTED)
    outlet.write(streams[0], "y")
    outlet.write(streams[0], "z")
    outlet.end()
    assert "".join(text for _, text in sent) == "x" * OUTPUT.PRINTED + OUTPUT.CUT


def test_text_of_just_the_allowed_length_is_not_cut(outlet, streams, sent):
    outlet.write(streams[0], "x" * OUTPUT.PRINTED)
    outlet.end()
    assert sent == [("out", "x" * OUTPUT.PRINTED)]


def test_next_cell_may_print_again(outlet, streams, sent):
    outlet.write(streams[0], "x" * (OUTPUT.PRINTED + 1))
    outlet.end()
    outlet.begin()
    outlet.write(streams[0], "again")
    assert sent[-1] == ("out", "again")


def test_nothing_is_held_or_cut_outside_of_cells(outlet, streams, sent):
    outlet.end()
    outlet.messages = OUTPUT.AT_ONCE
    outlet.write(streams[0], "x" * (OUTPUT.PRINTED + 1))
    assert [len(text) for _, text in sent] == [OUTPUT.PRINTED + 1]


def test_output_that_is_wiped_before_it_was_sent_is_never_sent(outlet, streams, sent, time):
    wiped = []
    outlet.messages = OUTPUT.AT_ONCE
    for number in range(1000):
        outlet.wipe(lambda: wiped.append(True))
        outlet.write(streams[0], f"round {number}")
    outlet.end()
    assert (len(wiped), sent) == (1, [("out", "round 999")])


def test_too_many_outputs_are_refused_with_one_notice(outlet, streams, sent):
    allowed = [outlet.allows(streams[0]) for _ in range(OUTPUT.SHOWN + 5)]
    outlet.end()
    assert allowed == [True] * OUTPUT.SHOWN + [False] * 5
    assert sent == [("out", OUTPUT.ENOUGH)]


@pytest.mark.parametrize("value", ["x" * 2_000_001, b"x" * 2_000_001])
def test_too_large_an_output_is_left_out_with_its_size(value):
    kept = OUTPUT.fitting({"text/plain": "small", "text/html": value})
    assert list(kept) == ["text/plain"]
    assert "2.0 MB was left out" in kept["text/plain"]


def test_output_that_fits_stays_as_it_is():
    data = {"text/plain": "x" * 1_999_999, "application/json": {"a": 1}}
    assert OUTPUT.fitting(data) is data


def test_a_check_notes_the_text_of_the_classes_that_it_has_seen():
    classes, data = OUTPUT.Classes(), {OUTPUT.CHECK: {"points": 10}, "text/plain": "10 of 10"}
    for cell in (
        "class ReLU:\n    a = 1",
        "x = 1",
        "class ReLU:\n    a = 2",
        "%%time\nclass B: pass",
    ):
        classes.heard(SimpleNamespace(raw_cell=cell))
    noted = classes.noted(data)[OUTPUT.CHECK]
    assert noted == {"points": 10, "source": "class ReLU:\n    a = 2\n\n%%time\nclass B: pass"}
    assert "source" not in data[OUTPUT.CHECK]


def test_other_outputs_note_nothing():
    data = {"text/plain": "1"}
    assert OUTPUT.Classes().noted(data) is data
