// Asks the course's own Python, the one of the browser, from the sandbox's folder.
// deno run browser.mjs RUNTIME HERE PROBE
const [runtime, here, name] = Deno.args;
const { loadPyodide } = await import(`file://${runtime}/pyodide.mjs`);
const python = await loadPyodide({ indexURL: `${runtime}/` });
await python.loadPackage("numpy", { messageCallback: () => {} });
python.FS.mkdirTree("/ask/probes");
for (const file of ["ask.py", "edges.py", `probes/${name}.py`]) {
  python.FS.writeFile(`/ask/${file}`, await Deno.readTextFile(`${here}/${file}`));
}
python.runPython(`
import runpy, sys
sys.path.insert(0, "/ask")
sys.argv = ["ask.py", "${name}"]
runpy.run_path("/ask/ask.py", run_name="__main__")
`);
