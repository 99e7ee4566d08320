#!/bin/sh
# Dexie's update loses a value whose name has a dot in it
#
# Expected: update(1, {"relu.forward": "text"}) writes a field of that name, or refuses.
# Seen: the name is a path. Where "relu" is not there an object is made; where it is a number or a
#   text the new value is thrown away, and update returns 1, one record changed. put, with the whole
#   record, keeps the same name as it is.
# Why it matters: names of exercises have dots (class.method, lesson.question). Answers saved by
#   update are lost as soon as one name is the start of another.
# Source: Dexie's documentation of Table.update ("key paths"); src/functions/utils.ts,
#   setByKeyPath, 4.4.7; IndexedDB by fake-indexeddb 6.2.8
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund dexie@4.4.7 fake-indexeddb@6.2.8

node - <<'END'
const assert = require("node:assert");
require("fake-indexeddb/auto");
const { Dexie } = require("dexie");
console.log(`dexie ${Dexie.semVer}, node ${process.version}`);

async function main() {
  const database = new Dexie("answers");
  database.version(1).stores({ answers: "id" });
  const { answers } = database;
  await answers.put({ id: 1, relu: 10 });
  const changed = await answers.update(1, { "relu.forward": "max(0, x)" });
  const one = await answers.get(1);
  console.log("update said", changed, "and the record is", JSON.stringify(one));
  assert.strictEqual(changed, 1);
  assert.deepStrictEqual(one, { id: 1, relu: 10 });

  await answers.put({ id: 2 });
  await answers.update(2, { "relu.forward": "max(0, x)" });
  assert.deepStrictEqual(await answers.get(2), { id: 2, relu: { forward: "max(0, x)" } });
  await answers.put({ id: 3, relu: 10, "relu.forward": "max(0, x)" });
  assert.strictEqual((await answers.get(3))["relu.forward"], "max(0, x)");
}
main();
END
