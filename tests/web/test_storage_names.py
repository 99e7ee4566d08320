"""The names under which the browser keeps things: spelled once a side, and never changed.

Scripts take the course's name from ``pages/store.js``. JupyterLite reads its three from a file of
settings, and the service worker can import nothing: they spell it again, and must spell it alike.
"""

import json
import re

from courseware.files import ROOT

WEB = ROOT / "web"
COURSE = "activations-course"
SPELLED = {
    "notebook/jupyter-lite.json": 3,
    "pages/course-hand-in.js": 1,  # the format of a file, not a name in the browser
    "pages/store.js": 1,
    "service-worker.js": 1,
}


def text(name):
    return (WEB / name).read_text(encoding="utf-8")


def test_the_name_of_the_course_is_spelled_once_a_side():
    files = [path for path in WEB.rglob("*") if path.suffix in (".js", ".mjs", ".json", ".py")]
    names = [path.relative_to(WEB).as_posix() for path in files]
    assert {name: text(name).count(COURSE) for name in names if COURSE in text(name)} == SPELLED


def test_both_sides_use_the_names_that_stored_work_has():
    (state,) = re.findall(r'STATE = \{ name: "(.+?)", store: "state" \}', text("pages/store.js"))
    (files,) = re.findall(
        r"FILES = \{ name: `\$\{STATE.name\}(.+?)`", text("pages/learner-work.js")
    )
    settings = json.loads(text("notebook/jupyter-lite.json"))["jupyter-config-data"]
    assert state == COURSE
    assert settings["contentsStorageName"] == state + files == "activations-course work"
    assert settings["settingsStorageName"] == f"{state} settings"
    assert settings["workspacesStorageName"] == f"{state} workspaces"


def test_all_of_them_are_cleared_for_the_next_person():
    (ends,) = re.findall(r"const ends = (\[.*?\]);", text("notebook/clear-data.js"))
    assert json.loads(ends) == ["", " work", " settings", " workspaces"]
