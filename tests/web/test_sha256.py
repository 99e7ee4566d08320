"""The SHA-256 of our own, in JavaScript: the vectors of NIST for FIPS 180-4, and all lengths."""

import base64
import hashlib
import json
import subprocess

import pytest

from courseware.files import ROOT
from courseware.runtime.deno import deno_binary

PROGRAM = """
const { sha256 } = await import(Deno.args[0]);
const text = await new Response(Deno.stdin.readable).text();
const sums = JSON.parse(text).map(([unit, times]) =>
  sha256(new Uint8Array(times * unit.length).map((_, at) => unit[at % unit.length])));
console.log(JSON.stringify(sums));
"""
VECTORS = [  # message, how often, and what the standard's examples give
    (b"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (b"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (
        b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ),
    (
        b"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        b"hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu", 1,
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
    ),
    (b"a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
]  # fmt: skip
LENGTHS = range(130)  # the padding differs around 56, 64, 120 and 128 bytes


@pytest.fixture(scope="module")
def sums(tmp_path_factory):
    """What the script gives for each of the vectors, and for each length."""
    program = tmp_path_factory.mktemp("sha256") / "run.mjs"
    program.write_text(PROGRAM, encoding="utf-8")
    asked = [(list(message), times) for message, times, _ in VECTORS]
    asked += [([length, 255, 128], length) for length in LENGTHS]
    done = subprocess.run(
        [deno_binary(), "run", "--quiet", "--no-prompt", "--allow-read", program,
         (ROOT / "web" / "pyodide" / "sha256.mjs").as_uri()],
        input=json.dumps(asked), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [base64.b64decode(text).hex() for text in json.loads(done.stdout)]


@pytest.mark.parametrize("at", range(len(VECTORS)))
def test_vector_of_the_standard(sums, at):
    assert sums[at] == VECTORS[at][2]


def test_every_length_around_the_blocks_is_padded_right(sums):
    contents = [bytes([length, 255, 128]) * length for length in LENGTHS]
    assert sums[len(VECTORS) :] == [hashlib.sha256(text).hexdigest() for text in contents]
