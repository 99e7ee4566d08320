// Runs one notebook in Pyodide: deno run --allow-read=THIS_FOLDER runner.mjs
//
// First line of standard input: {"token", "cells": [{"number", "source"}], "classes":
// [name]}. After the last cell one line for each check, {"uses": {use: name}, "cases"},
// which comes when the one before has been observed; at the end null. Every line of
// output that begins with the token is a JSON message; its reader ignores all others.
// What is needed later is held in constants of this module, which the learner's code
// cannot reach, and what all JavaScript shares is frozen before that code begins.
import { exit, json, read, write } from "./engine.mjs";
import { freeze } from "./freeze.mjs";
import { reader } from "./memory.mjs";
import { Raised, caller, observer } from "./observe.mjs";
import { start } from "./start.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const COROUTINE = 1;

let rest = "";
const chunk = new Uint8Array(65536);
function line() {
  for (;;) {
    const end = rest.indexOf("\n");
    if (end >= 0) {
      const found = rest.slice(0, end);
      rest = rest.slice(end + 1);
      return JSON.parse(found);
    }
    const count = read(chunk);
    if (count === null) exit(3);
    rest += decoder.decode(chunk.subarray(0, count), { stream: true });
  }
}

const { python, memory } = await start(true);
const dropped = { write: (bytes) => bytes.length, isatty: false };
python.setStdout(dropped);
python.setStderr(dropped);
python.setStdin({ error: true });
const M = { ...python._module };
const at = json("addresses.json");
const lib = reader(M, memory);
const py = caller(M, lib, at);
const observe = observer(M, lib, py, at);
const { call, given, told } = py;
const { str, text } = lib;
call(at.resume);

const { token, cells, classes } = line();
function report(message) {
  const bytes = encoder.encode(`\n${token} ${JSON.stringify(message)}\n`);
  let sent = write(bytes);
  while (sent < bytes.length) sent += write(bytes.subarray(sent));
}

/** Run one cell: `{"error", "printed"}` as JSON text; no error is null. */
async function run(number, source) {
  let error = null;
  try {
    const made = call(at.compiled, str(source), str(`<cell ${number}>`));
    if (lib.type(made) !== M._PyTuple_Type) throw new Raised(made);
    const awaits = M._PyTuple_GetItem(made, COROUTINE) === M.__Py_TrueStruct;
    const space = at.space;
    const result = given(M._PyEval_EvalCode(M._PyTuple_GetItem(made, 0), space, space));
    if (awaits) error = await awaited(result);
  } catch (raised) {
    if (!(raised instanceof Raised)) throw raised;
    error = told(raised.object);
  }
  const printed = text(call(at.listened, M.__Py_FalseStruct));
  return `{"error": ${error}, "printed": ${printed}}`;
}

/** What a coroutine raised in the end, as JSON text, or null. */
async function awaited(coroutine) {
  const task = call(at.task, coroutine);
  while (call(at.ended, task) !== M.__Py_TrueStruct)
    await new Promise((resolve) => setTimeout(resolve, 1));
  const raised = call(at.failure, task);
  return raised === M.__Py_NoneStruct ? null : told(raised);
}

/** The module that each class says it is from, missing ones left out. */
function origins() {
  const found = {};
  for (const name of classes) {
    const learner = M._PyDict_GetItem(at.space, str(name));
    if (!learner) continue;
    const module = M._PyObject_GetAttr(learner, at.module);
    M._PyErr_Clear();
    const words = module && lib.type(module) === M._PyUnicode_Type;
    found[name] = (words && text(module)) || "";
  }
  return JSON.stringify(found);
}

freeze();
report({ at: "ready" });
for (const { number, source } of cells)
  report({ at: "ran", record: await run(number, source) });
report({ at: "cells done", origins: origins() });
for (let asked = line(); asked !== null; asked = line())
  report({ at: "observed", observations: observe(asked) });
report({ at: "end" });
exit(0);
