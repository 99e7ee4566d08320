"""Pictures in a learner's Markdown: taken out of the text, shown beside it where that is safe.

Jupyter keeps a picture that is pasted as an attachment of its cell; other editors write it into the
text as a ``data:`` address of a hundred thousand letters.
"""

import base64
import binascii
import re
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from courseware.grading import texts

LARGEST = 1 << 20  # bytes of one picture
MOST = 10  # pictures of a notebook
PIXELS = 20_000_000  # of one: what a browser unpacks, however small the file is
# What stands for a picture may be long, what stands around it is not.
SOURCE = r"(?P<{0}>attachment:[^\s()<>\"']{{1,300}}|data:image/[^\s()<>\"']+)"
FOUND = re.compile(
    rf"!\[[^\]\n]{{0,300}}\]\(<?{SOURCE.format('a')}>?(?:\s[^)\n]{{0,300}})?\)"
    rf"|<img\b[^>]{{0,300}}?\bsrc\s*=\s*[\"']?{SOURCE.format('b')}[^>]{{0,300}}>"
    rf"|^\[[^\]\n]{{1,300}}\]:[ \t]*<?{SOURCE.format('c')}>?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
MARK = re.compile(r"\[picture \d+\]")
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


def taken_out(source: str, attachments: Mapping[str, Any], shown: dict[str, str]) -> str:
    """The text of a cell with a mark, such as ``[picture 2]``, in the place of each picture.

    Parameters
    ----------
    source : str
    attachments : mapping of str to anything
        As the cell has them: name to contents by MIME type.
    shown : dict of str to str
        By mark; each picture found is added: its ``data:`` address, or an empty text where it
        can only be seen in the notebook.
    """

    def mark(match: re.Match[str]) -> str:
        name = texts.PICTURE.format(number=len(shown) + 1)
        address = match["a"] or match["b"] or match["c"]
        room = sum(map(bool, shown.values())) < MOST
        shown[name] = _address(address, attachments) if room else ""
        return name

    return FOUND.sub(mark, source)


def used(shown: Mapping[str, str], answers: Iterable[str]) -> dict[str, str]:
    """Those of the pictures whose marks stand in answers.

    Parameters
    ----------
    shown : mapping of str to str
    answers : iterable of str
    """
    marks = {mark for text in answers for mark in MARK.findall(text)}
    return {mark: address for mark, address in shown.items() if mark in marks}


def _address(address: str, attachments: Mapping[str, Any]) -> str:
    """A ``data:`` address of our own making, of a picture that a browser only draws."""
    if address.lower().startswith("data:"):
        packed = address.partition(",")[2] if ";base64," in address[:100].lower() else ""
    else:
        kinds = attachments.get(address.partition(":")[2])
        found = [each for each in kinds.values() if isinstance(each, str)] if (
            isinstance(kinds, dict)
        ) else []  # fmt: skip
        packed = found[0] if found else ""
    if not packed or len(packed) > 2 * LARGEST:
        return ""
    try:
        data = base64.b64decode("".join(packed.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    kind = _kind(data)
    if not kind or len(data) > LARGEST:
        return ""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _kind(data: bytes) -> str:
    """``png`` or ``jpeg`` for a picture of a size that can be shown; else empty."""
    try:
        if data.startswith(PNG):
            width, height = struct.unpack(">II", data[16:24])
            return "png" if 0 < width * height <= PIXELS else ""
        if data.startswith(JPEG):
            width, height = _jpeg_size(data)
            return "jpeg" if 0 < width * height <= PIXELS else ""
    except (struct.error, IndexError):
        pass
    return ""


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height, from the segment that begins a frame."""
    at = 2
    while data[at] == 0xFF:
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0
