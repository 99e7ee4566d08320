#!/bin/sh
# @gamestdio/scorm takes an option of false for true
#
# Expected: configure({ handleExitMode: false }) switches that off, configure({}) leaves it on, as it is
#   before.
# Seen: the other way round: {} switches all three off, and false switches on. What is asked for with
#   true is on as well, so the only way to "off" is to say nothing.
# Why it matters: handleCompletionStatus sets a fresh attempt to "incomplete", handleExitMode asks the
#   platform to keep the attempt. A course that does these itself has them done twice, one that relies
#   on the default, not at all.
# Source: @gamestdio/scorm 0.1.3, src/index.ts, configure
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund @gamestdio/scorm@0.1.3

node - <<'END'
const assert = require("node:assert");
const { version } = require("@gamestdio/scorm/package.json");
const { Scorm } = require("@gamestdio/scorm");
console.log(`@gamestdio/scorm ${version}, node ${process.version}`);
const seen = (options) => {
  const scorm = new Scorm();
  if (options) scorm.configure(options);
  return [scorm.handleExitMode, scorm.handleCompletionStatus, scorm.isDebugActive];
};
const off = { handleExitMode: false, handleCompletionStatus: false, debug: false };
for (const [name, options, expected] of [
  ["not configured", null, true],
  ["configure({})", {}, false],
  ["all false", off, true],
]) {
  const got = seen(options);
  console.log(`${name}: exit mode, completion status, debug are`, ...got);
  assert.deepStrictEqual(got, [expected, expected, expected]);
}
END
