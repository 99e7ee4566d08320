// Runs the browser's own Python in Deno, from the files that the browser will get.
// deno run snapshot.mjs FOLDER LOCK SETUP use NOTEBOOK_PY OUT
//   lists the modules that a page and a notebook use
// deno run snapshot.mjs FOLDER LOCK SETUP take PAGE NOTEBOOK
//   takes the snapshots of a page's and a notebook's Python
import { pathToFileURL } from "node:url";

const [folder, lock, setup, what, ...more] = Deno.args;
globalThis.XMLHttpRequest = class {
  open(_, url) {
    this.url = new URL(url);
  }
  send() {
    this.response = Deno.readFileSync(this.url).buffer;
  }
};
const url = (name) => pathToFileURL(`${folder}/${name}`).href;
const { loadPyodide } = await import(url("pyodide.mjs"));
const { before, taken } = await import(url("snapshot.mjs"));
let was;
const python = await loadPyodide({
  indexURL: `${folder}/`,
  lockFileURL: url(lock),
  env: { PYTHONHASHSEED: "0" }, // the same bytes each time
  _makeSnapshot: true,
  onLinked: (M) => (was = before(M)),
});
await python.runPythonAsync(setup);
await (what === "use" ? listUse : takeSnapshots)(...more);

async function listUse(script, out) {
  const page = modules();
  python.runPython(await Deno.readTextFile(script));
  await python.runPythonAsync("await use()");
  await Deno.writeTextFile(out, JSON.stringify({ page, notebook: modules() }));
}

/** The files of all modules that Python has imported, by their names. */
function modules() {
  return JSON.parse(python.runPython(`
import json, sys
json.dumps({name: getattr(it, "__file__", None) for name, it in sys.modules.items()})
`));
}

async function takeSnapshots(page, notebook) {
  await take(page);
  python.runPython("import finder; finder.import_for_snapshot()");
  await take(notebook);
}

async function take(out) {
  // What is there is there to stay: it is not looked at again.
  python.runPython("import gc; gc.collect(); gc.freeze()");
  await Deno.writeFile(out, new Uint8Array(await taken(python._module, was)));
}
