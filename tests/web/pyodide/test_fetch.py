"""The files of the runtime: what is damaged or missing is refused, by name."""

import json
import shutil

import pytest

from courseware.files import ROOT, integrity
from tests.web.deno import run

CONTENT = b"the content of a file"
SCRIPT = """
import { bytes, later, locked } from "./fetch.mjs";
const answers = %s;
globalThis.fetch = async (url) => {
  const [status, text] = answers[String(url).split("/").pop()] ?? [0];
  if (!status) throw new TypeError("no network");
  return new Response(text, { status });
};
globalThis.XMLHttpRequest = class {
  open(_, url) { this.url = url; }
  send() {
    const [, text] = answers[this.url.split("/").pop()];
    this.response = new TextEncoder().encode(text).buffer;
  }
};
const words = (error) => report(error.message);
"""


@pytest.fixture
def here(tmp_path):
    """A folder with the scripts, and the hash of one file in what the build adds to them."""
    for name in ("fetch.mjs", "sha256.mjs"):
        shutil.copy(ROOT / "web" / "pyodide" / name, tmp_path)
    (tmp_path / "a.bin").write_bytes(CONTENT)
    values = {"HASHES": {"a.bin": integrity(tmp_path / "a.bin")}, "LINKED": {}, "SIZES": {}}
    lines = (f"export const {name} = {json.dumps(value)};\n" for name, value in values.items())
    (tmp_path / "parts.mjs").write_text("".join(lines))
    return tmp_path


def fetched(here, name, answers, call):
    hashed = integrity(here / "a.bin")
    script = SCRIPT % json.dumps(answers) + call.format(name=name, integrity=hashed)
    return run(here, script)


WHOLE = 'report(new TextDecoder().decode(await bytes("{name}", "{integrity}")))'
REFUSED = 'await bytes("{name}", "{integrity}").catch(words)'


def test_file_with_the_right_hash_is_given(here):
    assert fetched(here, "a.bin", {"a.bin": [200, CONTENT.decode()]}, WHOLE) == [CONTENT.decode()]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"a.bin": [200, "other"]}, "a.bin is damaged: it is not the file that was published."),
        ({"a.bin": [404, ""]}, "a.bin could not be fetched: the server said 404."),
        ({}, "a.bin could not be fetched."),
    ],
    ids=["another hash", "not there", "no network"],
)
def test_file_that_cannot_be_used_is_refused_by_name(here, answers, words):
    assert fetched(here, "a.bin", answers, REFUSED) == [words]


def test_progress_counts_the_bytes(here):
    call = (
        "let sum = 0;\n"
        'await bytes("{name}", "{integrity}", (name, count) => (sum += count));\n'
        "report(sum)"
    )
    assert fetched(here, "a.bin", {"a.bin": [200, CONTENT.decode()]}, call) == [len(CONTENT)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lock-44136fa355b3.json", {}),  # the SHA-256 of {} begins so
        ("lock-000000000000.json", "lock-000000000000.json is damaged"),
    ],
)
def test_lock_file_has_to_have_the_hash_in_its_name(here, name, words):
    call = 'await locked("https://host/{name}").then(report, words)'
    (found,) = fetched(here, name, {name: [200, "{}"]}, call)
    assert found == words or found.startswith(words)


LATER = """
const node = {{}};
later({{ writeFile() {{}}, lookupPath: () => ({{ node }}) }}, "{name}", "/lib/a.so");
try {{
  report(new TextDecoder().decode(node.contents));
  report(node.contents === node.contents);
}} catch (error) {{
  words(error);
}}
"""


def test_file_that_is_read_later_is_fetched_once(here):
    found = fetched(here, "a.bin", {"a.bin": [200, CONTENT.decode()]}, LATER)
    assert found == [CONTENT.decode(), True]


def test_file_that_is_read_later_is_checked_too(here):
    (found,) = fetched(here, "a.bin", {"a.bin": [200, "other"]}, LATER)
    assert "a.bin is damaged" in found
