// Runs bytecode.py in the pinned Pyodide: the byte code fits the browser's Python.
// deno run bytecode.mjs RUNTIME BYTECODE_PY OUT ARCHIVE...
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, script, out, ...archives] = Deno.args;
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${runtime}/` });
python.runPython(await Deno.readTextFile(script));
const lean = python.globals.get("lean");
for (const path of archives) {
  const name = basename(path);
  const wheel = name.endsWith(".whl");
  const home = wheel ? "/lib/python3.14/site-packages" : "/lib/python314.zip";
  const result = lean(python.toPy(await Deno.readFile(path)), home);
  await Deno.writeFile(`${out}/${name}`, result.toJs());
  result.destroy();
  console.log(name);
}
