#!/bin/sh
# simplify-scorm says "true" for what it did not take, and takes what it should refuse
#
# Guess: SetValue of a value that the standard forbids returns "false" and stores nothing.
# Seen: it returns "true" each time. student_id, which is read-only, is not stored and the last error is
#   403; the return value is "true" all the same. The status "Passed" and the score "1e1", which the
#   standard does not know, a suspend_data of 4,097 characters and a lesson_location of 300 are
#   stored, without an error. Only an unknown field is "false".
# Why it matters: tried against such a stand-in, a page looks right that a real platform refuses.
#   Look at the last error after each call, and try more than one run-time.
# Source: simplify-scorm 0.0.1, src/scormAPI.js
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund simplify-scorm@0.0.1

node - <<'END'
const assert = require("node:assert");
const { version } = require("simplify-scorm/package.json");
const { scormAPIFunc: API } = require("simplify-scorm/src/scormAPI.js");
console.log(`simplify-scorm ${version}, node ${process.version}`);
globalThis.window = globalThis;
const api = (globalThis.API = new API());
api.LMSInitialize("");
for (const [field, value, error, stored] of [
  ["core.lesson_location", "x".repeat(300), "0", true],
  ["core.lesson_status", "Passed", "0", true],
  ["core.score.raw", "1e1", "0", true],
  ["suspend_data", "x".repeat(4097), "0", true],
  ["core.student_id", "ada", "403", false],
]) {
  const said = String(api.LMSSetValue(`cmi.${field}`, value));
  const last = String(api.LMSGetLastError());
  const kept = field.split(".").reduce((part, name) => part[name], api.cmi);
  console.log(`${field} ${value.slice(0, 8)}: ${said}, last error ${last}, stored ${kept === value}`);
  assert.deepStrictEqual([said, last, kept === value], ["true", error, stored]);
}
assert.strictEqual(String(api.LMSSetValue("cmi.core.nothing", "x")), "false");
END
