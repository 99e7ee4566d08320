"""What is handed in around a notebook: names, folders and zip files, sound and hostile.

``EXPECTED`` has the points by student, None where there must be none. All hold the right notebook,
so that whatever has points has all of them.
"""

import io
import json
import stat
import zipfile

from tests.grading.submissions.kind import RIGHT

ODD = (
    "<script>alert(1)<", "<img src=x onerror=alert(1)>", "\"O'Neil\", Ann", "=cmd|'!A1'", "+1",
    "@SUM(A1)", "two\nlines", "con", "aux.x", "emoji 🙂", "Zoë 木", "a\\b", "'quoted'", "-1",
)  # fmt: skip


def packed(*members, kind=zipfile.ZIP_DEFLATED):
    """The bytes of a zip of pairs of a name and content."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", kind) as file:
        for name, content in members:
            file.writestr(name, content)
    return data.getvalue()


def marked(data, place, value):
    """The zip with the byte ``place`` of its one member's two headers or-ed with ``value``."""
    found = bytearray(data)
    for mark, shift in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found[found.index(mark) + shift + place] |= value
    return bytes(found)


def linked():
    """A zip of one symbolic link."""
    link = zipfile.ZipInfo("activations.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return packed((link, "/etc/passwd"))


def bomb():
    """A hundred megabytes in a hundred kilobytes."""
    return packed(("activations.ipynb", b" " * (100 << 20)))


def twice(data):
    """A zip with one name standing in it two times; zipfile itself warns of making one."""
    return packed(("a.ipynb", data), ("b.ipynb", data)).replace(b"b.ipynb", b"a.ipynb")


ZIPS = {
    "zip": (RIGHT, lambda data: packed(("work/activations.ipynb", data))),
    "zip-rubbish": (RIGHT, lambda data: packed(("__MACOSX/a.ipynb", b"\0"), ("a.ipynb", data))),
    "zip-not-utf8": (RIGHT, lambda data: packed(("a-x.ipynb", data)).replace(b"a-x", b"a\xffx")),
    "zip-up": (None, lambda data: packed(("../../activations.ipynb", data))),
    "zip-top": (None, lambda data: packed(("/tmp/activations.ipynb", data))),
    "zip-drive": (None, lambda data: packed(("C:\\activations.ipynb", data))),
    "zip-link": (None, lambda data: linked()),
    "zip-bomb": (None, lambda data: bomb()),
    "zip-many": (None, lambda data: packed(*((f"{n}.txt", b"") for n in range(20_000)))),
    "zip-nested": (None, lambda data: packed(("again.zip", packed(("a.ipynb", data))))),
    "zip-encrypted": (None, lambda data: marked(packed(("a.ipynb", data)), 0, 1)),
    "zip-twice": (None, twice),
    "zip-cut": (None, lambda data: packed(("a.ipynb", data))[:-30]),
    "zip-none": (None, lambda data: packed(("essay.docx", b"x"))),
    "zip-odd": (None, lambda data: marked(packed(("a.ipynb", data)), 2, 99)),
}
PLACES = {
    "renamed": (RIGHT, "renamed/toy (1).ipynb"),
    "text-ending": (RIGHT, "text-ending.ipynb.txt"),
    "json-ending": (RIGHT, "json-ending.json"),
    "deep-folder": (RIGHT, "deep-folder/a/b/activations.ipynb"),
    "wrong-ending": (None, "wrong-ending/activations.docx"),
}


SOUND = dict.fromkeys([*ODD, "same"], RIGHT)
UNSOUND = dict.fromkeys(["link", "link-folder", "two"])
EXPECTED = {name: points for name, (points, _) in (ZIPS | PLACES).items()} | SOUND | UNSOUND


def write(folder, data):
    """Lay one hand-in of each sort into ``folder``; ``data`` is a right notebook."""
    for name, (_, make) in ZIPS.items():
        (folder / f"{name}.zip").write_bytes(make(data))
    places = [place for _, place in PLACES.values()]
    for place in [*places, *(f"{name}.ipynb" for name in ODD), "same/1.ipynb", "same/2.ipynb"]:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)
    (folder / "link.ipynb").symlink_to("/etc/passwd")
    (folder / "link-folder").symlink_to("/etc")
    (folder / "two").mkdir()
    other = json.loads(data)
    other["cells"].append({"cell_type": "code", "id": "mine", "metadata": {}, "source": "x = 1"})
    for number, content in enumerate((data, json.dumps(other).encode())):
        (folder / "two" / f"{number}.ipynb").write_bytes(content)
