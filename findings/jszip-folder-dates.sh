#!/bin/sh
# A zip by JSZip differs each time though every file has a fixed date
#
# Guess: with `date` given for every file, the same files give the same bytes.
# Seen: other bytes two seconds later. JSZip adds an entry for each folder by itself and dates it
#   now. With createFolders: false the bytes are the same.
# Why it matters: a SCORM package or a release whose hash is published must be the same when somebody
#   builds it again. It is, as long as the test has no folder in it, or takes under two seconds,
#   the step of dates in a zip.
# Source: jszip issues 183, 609; lib/object.js, folderAdd, 3.10.2
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund jszip@3.10.2

node - <<'END'
const assert = require("node:assert");
const { setTimeout } = require("node:timers/promises");
const JSZip = require("jszip");
console.log(`jszip ${JSZip.version}, node ${process.version}`);

async function pack(name, options) {
  const zip = new JSZip();
  zip.file(name, "relu", { date: new Date(Date.UTC(2026, 0, 1)), ...options });
  return zip.generateAsync({ type: "nodebuffer" });
}
const kinds = [["a.txt"], ["lesson/a.txt", { createFolders: false }], ["lesson/a.txt"]];
const all = () => Promise.all(kinds.map((kind) => pack(...kind)));

async function main() {
  const before = await all();
  await setTimeout(2100);
  const after = await all();
  const same = before.map((bytes, n) => bytes.equals(after[n]));
  console.log("same bytes: in no folder, createFolders: false, in a folder:", ...same);
  assert.deepStrictEqual(same, [true, true, false]);
  const { files } = await JSZip.loadAsync(after[2]);
  assert.strictEqual(files["lesson/a.txt"].date.getUTCFullYear(), 2026);
  assert(Date.now() - files["lesson/"].date < 60_000);
}
main();
END
