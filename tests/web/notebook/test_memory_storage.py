"""A storage in memory where the browser refuses one; the browser's own where it does not."""

import shutil

from courseware.files import ROOT
from tests.web.deno import run

REFUSED = """
globalThis.window = Object.defineProperties({}, Object.fromEntries(
  ["localStorage", "sessionStorage"].map((name) => [name, {
    configurable: true, get() { throw new Error("Not allowed here."); },
  }])));
await import("./memory-storage.mjs");
const { localStorage: kept, sessionStorage: other } = window;
"""
USED = """
kept.setItem("a", 1);
kept.setItem("b", "two");
report([kept.length, kept.key(1), kept.getItem("a"), kept.getItem("none"), other.length]);
kept.removeItem("a");
report([kept.length, kept.getItem("a"), kept.key(7)]);
kept.clear();
report(kept.length);
"""


def copied(folder):
    shutil.copy(ROOT / "web" / "notebook" / "memory-storage.js", folder / "memory-storage.mjs")
    return folder


def test_storage_in_memory_works_like_the_browsers(tmp_path):
    found = run(copied(tmp_path), REFUSED + USED)
    assert found == [[2, "b", "1", None, 0], [1, None, None], 0]


def test_storage_of_the_browser_is_left_alone(tmp_path):
    script = """
      const own = { getItem: () => null };
      globalThis.window = { localStorage: own, sessionStorage: own };
      await import("./memory-storage.mjs");
      report(window.localStorage === own && window.sessionStorage === own);
    """
    assert run(copied(tmp_path), script) == [True]
