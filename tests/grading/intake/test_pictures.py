"""Pictures in answers: out of the text, shown where a browser only draws them."""

import base64
import struct

import pytest

from courseware.grading.intake import pictures


def png(width=2, height=3, rest=b""):
    return pictures.PNG + struct.pack(">I4sII", 13, b"IHDR", width, height) + rest


def jpeg(width=2, height=3):
    comment = b"\xff\xfe" + struct.pack(">H", 5) + b"abc"
    return b"\xff\xd8" + comment + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width)


def coded(data):
    return base64.b64encode(data).decode()


def taken_out(source, attachments=None):
    shown = {}
    return pictures.taken_out(source, attachments or {}, shown), shown


@pytest.mark.parametrize(
    "source",
    [
        "See ![a picture](attachment:image.png) here.",
        'See ![](attachment:image.png "a title") here.',
        "See <img src='attachment:image.png' width=100> here.",
        f"See ![x](data:image/png;base64,{coded(png())}) here.",
        f'See <img alt="x" src="data:image/png;base64,{coded(png())}"/> here.',
    ],
)
def test_a_mark_stands_in_its_place(source):
    text, shown = taken_out(source, {"image.png": {"image/png": coded(png())}})
    assert text == "See [picture 1] here."
    assert shown == {"[picture 1]": f"data:image/png;base64,{coded(png())}"}


def test_addresses_at_the_end_of_a_text_are_taken_out_too():
    text, shown = taken_out(f"See ![][x].\n\n[x]: <data:image/png;base64,{coded(png())}>\nEnd")
    assert text == "See ![][x].\n\n[picture 1]\nEnd"
    assert list(shown.values()) != [""]


@pytest.mark.parametrize("data", [png(), jpeg()], ids=["png", "jpeg"])
def test_what_a_browser_only_draws_is_shown(data):
    assert taken_out(f"![](data:x;base64,{coded(data)})")[1] == {}
    assert taken_out(f"![](data:image/x;base64,{coded(data)})")[1]["[picture 1]"]


@pytest.mark.parametrize(
    "address",
    [
        "attachment:gone.png",
        "data:image/svg+xml;base64," + coded(b"<svg onload='alert(1)'>"),
        "data:image/png;base64," + coded(b"<script>"),
        "data:image/png;base64,%%%",
        "data:image/png,abc",
        "data:image/gif;base64," + coded(b"GIF89a" + bytes(20)),
        "data:image/png;base64," + coded(png(100_000, 100_000)),
        "data:image/png;base64," + coded(png(0, 0)),
        "data:image/png;base64," + coded(png()[:18]),
        "data:image/png;base64," + coded(png(rest=bytes(pictures.LARGEST))),
        "data:image/jpeg;base64," + coded(jpeg(60_000, 60_000)),
        "data:image/jpeg;base64," + coded(jpeg()[:12]),
    ],
)
def test_others_are_to_be_seen_in_the_notebook(address):
    text, shown = taken_out(f"See ![]({address}) here.")
    assert (text, shown) == ("See [picture 1] here.", {"[picture 1]": ""})


@pytest.mark.parametrize("given", [3, [], {"image/png": 3}, {"image/png": ["a"]}, {}])
def test_attachments_of_any_shape_are_taken(given):
    assert taken_out("![](attachment:a)", {"a": given})[1] == {"[picture 1]": ""}


def test_there_are_not_more_than_ten():
    shown = taken_out(f"![](data:image/png;base64,{coded(png())})\n" * 12)[1]
    assert [bool(address) for address in shown.values()] == [True] * 10 + [False] * 2


@pytest.mark.parametrize(
    "source", ["![" * 20_000, "<img " * 20_000, "[" * 50_000, "![](data:image/" * 9000]
)
def test_no_text_takes_long(source):
    assert taken_out(source)[1] == {}


def test_pictures_elsewhere_are_not_taken_along():
    shown = {"[picture 1]": "a", "[picture 2]": "b"}
    assert pictures.used(shown, ["no", "see [picture 2] and [picture 9]"]) == {"[picture 2]": "b"}
