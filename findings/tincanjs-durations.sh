#!/bin/sh
# TinCanJS reads "PT1H" as one hour and one second, and "PT90M" as nothing
#
# Guess: 3,600,000 and 5,400,000 milliseconds.
# Seen: 3,601,000 and 0. Where no minutes are written the seconds are read from what follows the T,
#   the 1 of 1H; where minutes are written and no seconds the result is not a number, and that
#   becomes 0. PT36H is 36 hours and 36 seconds. The library writes an hour as PT1H0S, and does not
#   read its own text right either. With minutes and seconds, even 0M0S, it does.
# Why it matters: an xAPI record store gets durations from many tools, and PT1H, PT90M are valid ISO
#   8601. Time on task added up from them is wrong without an error. Write hours, minutes, seconds.
# Source: src/Utils.js, convertISO8601DurationToMilliseconds, 0.50.0
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund tincanjs@0.50.0

node - <<'END'
const { version } = require("tincanjs/package.json");
const { Utils } = require("tincanjs");
const assert = require("node:assert");
console.log(`tincanjs ${version}, node ${process.version}`);
for (const [text, expected] of [
  ["PT1H", 3601000],
  ["PT36H", 129636000],
  ["PT90M", 0],
  ["PT1H0S", 3601000],
  ["PT1H0M0S", 3600000],
  ["PT90M0S", 5400000],
]) {
  const got = Utils.convertISO8601DurationToMilliseconds(text);
  console.log(text, got);
  assert.strictEqual(got, expected);
}
assert.strictEqual(Utils.convertMillisecondsToISO8601Duration(3600000), "PT1H0S");
END
