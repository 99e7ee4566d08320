// Runs the browser's own Python in Deno, from the files that the browser will get.
// deno run snapshot.mjs FOLDER LOCK SETUP use NOTEBOOK_PY OUT   lists the modules that a page and a notebook use
// deno run snapshot.mjs FOLDER LOCK SETUP image OUT NOTEBOOK    takes the images of a page's and a notebook's Python
const [folder, lock, setup, what, ...more] = Deno.args;
globalThis.XMLHttpRequest = class {
  open(_, url) {
    this.url = new URL(url);
  }
  send() {
    this.response = Deno.readFileSync(this.url).buffer;
  }
};
const { loadPyodide } = await import(`file://${folder}/pyodide.mjs`);
const { before, taken } = await import(`file://${folder}/snapshot.mjs`);
let was;
const python = await loadPyodide({
  indexURL: `${folder}/`,
  lockFileURL: `file://${folder}/${lock}`,
  env: { PYTHONHASHSEED: "0" }, // the same bytes each time
  _makeSnapshot: true,
  onLinked: (M) => (was = before(M)),
});
await python.runPythonAsync(setup);
await (what === "use" ? listUse : takeImages)(...more);

async function listUse(script, out) {
  const names = "__import__('json').dumps({n: getattr(m, '__file__', None) for n, m in __import__('sys').modules.items()})";
  const page = JSON.parse(python.runPython(names));
  await python.runPythonAsync(await Deno.readTextFile(script));
  await Deno.writeTextFile(out, JSON.stringify({ page, notebook: JSON.parse(python.runPython(names)) }));
}

async function takeImages(page, notebook) {
  await take(page);
  python.runPython("import finder; finder.import_for_image()");
  await take(notebook);
}

async function take(out) {
  python.runPython("import gc; gc.collect(); gc.freeze()"); // what is there is there to stay: not looked at again
  await Deno.writeFile(out, new Uint8Array(await taken(python._module, was)));
}
