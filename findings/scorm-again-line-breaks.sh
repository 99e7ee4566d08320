#!/bin/sh
# scorm-again refuses a learner's answer of two lines
#
# Expected: student_response of SCORM 1.2 takes any text up to 255 characters, the limit of the standard;
#   long-fill-in of SCORM 2004, made for essays, takes paragraphs up to 4,000.
# Seen: a line break is refused in both (errors 405 and 406), in comments_from_learner too. The limit
#   of 1.2 is not kept: 300 characters are taken. suspend_data takes line breaks, and so does an
#   interaction of type "other". The patterns are of the form ^.*$, where the dot is no line break.
#   long-fill-in refuses a text that begins with { as well, where a language might be named.
# Why it matters: reflections have paragraphs. A page that writes answers as interactions loses those
#   of learners who pressed Enter, and only theirs. Look at what SetValue says, and replace breaks.
# Source: scorm-again, CMIFeedback and CMILangString4000 in its constants, 3.4.3
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund scorm-again@3.4.3

cat > run.mjs <<'END'
import assert from "node:assert";
import { readFileSync } from "node:fs";
globalThis.window = globalThis;
globalThis.document = { addEventListener() {} };
const { Scorm12API, Scorm2004API } = await import("scorm-again");
const { version } = JSON.parse(readFileSync("node_modules/scorm-again/package.json"));
console.log(`scorm-again ${version}, node ${process.version}`);

const old = new Scorm12API({ logLevel: 5 });
old.lmsInitialize("");
old.lmsSetValue("cmi.interactions.0.id", "why");
const answer = "cmi.interactions.0.student_response";
for (const [name, text, taken, error] of [
  [answer, "one line", "true", "0"],
  [answer, "two\nlines", "false", "405"],
  [answer, "x".repeat(300), "true", "0"],
  ["cmi.suspend_data", "two\nlines", "true", "0"],
]) {
  const got = [String(old.lmsSetValue(name, text)), String(old.lmsGetLastError())];
  console.log(`SCORM 1.2 ${name} ${JSON.stringify(text.slice(0, 12))}:`, ...got);
  assert.deepStrictEqual(got, [taken, error]);
}

for (const [type, text, taken, error] of [
  ["long-fill-in", "x".repeat(3000), "true", "0"],
  ["long-fill-in", "two\nlines", "false", "406"],
  ["long-fill-in", "{0, 1} is what it gives", "false", "406"],
  ["other", "two\nlines", "true", "0"],
]) {
  const later = new Scorm2004API({ logLevel: 5 });
  later.lmsInitialize("");
  later.lmsSetValue("cmi.interactions.0.id", "why");
  later.lmsSetValue("cmi.interactions.0.type", type);
  const said = later.lmsSetValue("cmi.interactions.0.learner_response", text);
  const got = [String(said), String(later.lmsGetLastError())];
  console.log(`SCORM 2004 ${type} ${JSON.stringify(text.slice(0, 12))}:`, ...got);
  assert.deepStrictEqual(got, [taken, error]);
  const comment = later.lmsSetValue("cmi.comments_from_learner.0.comment", "two\nlines");
  assert.strictEqual(String(comment), "false");
}
process.exit(0);
END
node run.mjs
