#!/bin/sh
# fflate and JSZip hand on changed bytes, though the archive says they are wrong
#
# Expected: a zip or gzip with one changed byte is refused: the format has a CRC-32 for that.
# Seen: fflate never looks at CRC-32 or Adler-32, for zip, gzip and zlib; JSZip looks only when
#   asked with checkCRC32. pako and Node refuse. Of a gzip of two members, which gunzip joins, fflate
#   gives the first alone and pako both.
# Why it matters: hand-ins and SCORM packages travel as zips. A reader that is silent about a broken
#   download gives a learner's answer with other letters in it.
# Source: run on fflate 0.8.3, jszip 3.10.2, pako 3.0.3; JSZip's documentation of checkCRC32
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund fflate@0.8.3 jszip@3.10.2 pako@3.0.3

node - <<'END'
const assert = require("node:assert");
const { gunzipSync, gzipSync } = require("node:zlib");
const fflate = require("fflate");
const JSZip = require("jszip");
const pako = require("pako");
const versions = ["fflate", "jszip", "pako"].map((name) => {
  const file = require("node:path").join("node_modules", name, "package.json");
  return `${name} ${JSON.parse(require("node:fs").readFileSync(file)).version}`;
});
console.log([...versions, `node ${process.version}`].join(", "));

async function main() {
  const answer = new TextEncoder().encode("My answer: relu is cheap");
  const zip = fflate.zipSync({ "answer.txt": [answer, { level: 0 }] });
  zip[Buffer.from(zip).indexOf("cheap")] ^= 5;
  const byFflate = fflate.strFromU8(fflate.unzipSync(zip)["answer.txt"]);
  const byJSZip = await (await JSZip.loadAsync(zip)).file("answer.txt").async("string");
  console.log("changed zip, fflate:", byFflate, "| JSZip:", byJSZip);
  assert.strictEqual(byFflate, "My answer: relu is fheap");
  assert.strictEqual(byJSZip, byFflate);
  await assert.rejects(JSZip.loadAsync(zip, { checkCRC32: true }), /CRC32/);

  const gzip = gzipSync(answer);
  gzip[gzip.length - 8] ^= 1; // the CRC-32 itself
  assert.strictEqual(fflate.gunzipSync(gzip).length, answer.length);
  assert.throws(() => gunzipSync(gzip));
  assert.throws(() => pako.ungzip(gzip));

  const two = Buffer.concat([gzipSync("one"), gzipSync("two")]);
  const text = (bytes) => Buffer.from(bytes).toString();
  const read = [fflate.gunzipSync(two), pako.ungzip(two), gunzipSync(two)].map(text);
  console.log("gzip of two members, fflate, pako, Node:", ...read);
  assert.deepStrictEqual(read, ["one", "onetwo", "onetwo"]);
}
main();
END
