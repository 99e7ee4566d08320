#!/bin/sh
# lz-string does not notice that its text was cut or changed
#
# Guess: a cut text gives null or an error, as inflate of zlib does.
# Seen: of 1,363 places to cut a text of 1,364 characters, 1,308 give the empty string, 52 the first
#   part of the text and the last 3 all of it. With one changed character it gives another text.
#   Never null, never an error. Node's own inflate refuses what is cut.
# Why it matters: lz-string is the usual way to fit a learner's work into the 4,096 characters of
#   SCORM 1.2's suspend_data, where a platform may cut what is too long. "" reads as "nothing was
#   written yet", and the next save makes it true. Keep a length and a checksum inside.
# Source: run on lz-string 1.5.0; libs/lz-string.js, _decompress
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund lz-string@1.5.0

node - <<'END'
const { version } = require("lz-string/package.json");
const lz = require("lz-string");
const assert = require("node:assert");
const { deflateSync, inflateSync } = require("node:zlib");
console.log(`lz-string ${version}, node ${process.version}`);
const answers = Array.from({ length: 300 }, (_, n) => `answer number ${(n * 7919) % 1000}`);
const text = JSON.stringify(answers);
for (const [pack, unpack] of [
  ["compressToBase64", "decompressFromBase64"],
  ["compressToUTF16", "decompressFromUTF16"],
]) {
  const packed = lz[pack](text);
  assert.strictEqual(lz[unpack](packed), text);
  const cut = lz[unpack](packed.slice(0, packed.length / 2));
  console.log(`${unpack} of the first half: ${JSON.stringify(cut)}`);
  assert.strictEqual(cut, "");
}
const sixty = lz.compressToBase64(text);
const counts = { empty: 0, part: 0, whole: 0 };
for (let end = 1; end < sixty.length; end += 1) {
  const got = lz.decompressFromBase64(sixty.slice(0, end));
  assert(text.startsWith(got));
  counts[got === "" ? "empty" : got === text ? "whole" : "part"] += 1;
}
console.log(`cut anywhere in ${sixty.length}:`, counts);
assert.deepStrictEqual(counts, { empty: 1308, part: 52, whole: 3 });
const other = sixty.slice(0, 50) + (sixty[50] === "A" ? "B" : "A") + sixty.slice(51);
const changed = lz.decompressFromBase64(other);
console.log("one character changed:", changed.slice(0, 60));
assert(typeof changed === "string" && changed.length > 0 && changed !== text);
const zip = deflateSync(text);
assert.throws(() => inflateSync(zip.subarray(0, zip.length / 2)));
END
