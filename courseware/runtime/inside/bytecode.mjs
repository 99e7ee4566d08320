// Runs bytecode.py in the pinned Pyodide, so that the byte code fits the browser's Python.
// deno run bytecode.mjs RUNTIME BYTECODE_PY OUT ARCHIVE...
const [runtime, script, out, ...archives] = Deno.args;
const { loadPyodide } = await import(`file://${runtime}/pyodide.mjs`);
const python = await loadPyodide({ indexURL: `${runtime}/` });
python.runPython(await Deno.readTextFile(script));
const lean = python.globals.get("lean");
for (const path of archives) {
  const name = path.split("/").pop();
  const home = name.endsWith(".whl") ? "/lib/python3.14/site-packages" : "/lib/python314.zip";
  const result = lean(python.toPy(await Deno.readFile(path)), home);
  await Deno.writeFile(`${out}/${name}`, result.toJs());
  result.destroy();
  console.log(name);
}
