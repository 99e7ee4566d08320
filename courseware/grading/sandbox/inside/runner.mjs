// Runs one notebook in Pyodide: deno run --allow-read=THIS_FOLDER runner.mjs
//
// First line of standard input: {"token", "cells": [{"number", "source"}], "classes":
// [name]}. After the last cell one line for each check, {"uses": {use: name}, "cases"},
// which comes when the one before has been observed; at the end null. Every line of
// output that begins with the token is a JSON message; its reader ignores all others.
// What is needed later is held in constants of this module, which the learner's code
// cannot reach.
const { parse, stringify } = JSON;
const write = Deno.stdout.writeSync.bind(Deno.stdout);
const read = Deno.stdin.readSync.bind(Deno.stdin);
const encoder = new TextEncoder();
const encode = encoder.encode.bind(encoder);
const decoder = new TextDecoder();
const decode = decoder.decode.bind(decoder);
const exit = Deno.exit.bind(Deno);

let rest = "";
const chunk = new Uint8Array(65536);
function line() {
  for (;;) {
    const end = rest.indexOf("\n");
    if (end >= 0) {
      const found = rest.slice(0, end);
      rest = rest.slice(end + 1);
      return parse(found);
    }
    const count = read(chunk);
    if (count === null) exit(3);
    rest += decode(chunk.subarray(0, count), { stream: true });
  }
}

const { token, cells, classes } = line();
function report(message) {
  const bytes = encode(`\n${token} ${stringify(message)}\n`);
  let sent = write(bytes);
  while (sent < bytes.length) sent += write(bytes.subarray(sent));
}

const here = import.meta.dirname;
const { loadPyodide } = await import("./pyodide.mjs");
const python = await loadPyodide({ indexURL: `${here}/`, packages: ["tinytorch"] });
const dropped = { write: (bytes) => bytes.length, isatty: false };
python.setStdout(dropped);
python.setStderr(dropped);
python.setStdin({ error: true });
python.runPython(Deno.readTextFileSync(`${here}/harness.py`));
const run = python.globals.get("run");
const origins = python.globals.get("origins");
const observed = python.globals.get("observed");

report({ at: "ready" });
for (const { number, source } of cells) {
  report({ at: "cell", number });
  report({ at: "ran", number, record: await run(number, source) });
}
report({ at: "cells done", origins: origins(stringify(classes)) });
for (let asked = line(); asked !== null; asked = line()) {
  report({ at: "observed", observations: observed(stringify(asked)) });
}
report({ at: "end" });
exit(0);
