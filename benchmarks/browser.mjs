// Runs a Python program in the browser's own Python, with the files of some folders.
// deno run --allow-read browser.mjs RUNTIME LOCK PROGRAM ARGUMENTS FOLDER ...
//   PROGRAM: its path in the folders; ARGUMENTS: JSON, an array; FOLDER: ROOT=NAME
const [runtime, lock, program, given, ...folders] = Deno.args;
const KINDS = /\.(py|json|md)$/;

const { loadPyodide } = await import(`file://${runtime}/pyodide.mjs`);
const home = `${runtime}/`;
const python = await loadPyodide({
  indexURL: home, packageBaseUrl: home, lockFileContents: lock,
});
await python.loadPackage("numpy", { messageCallback: () => {} });

/** @param {string} from @param {string} to */
function copy(from, to) {
  python.FS.mkdirTree(to);
  for (const { name, isDirectory } of Deno.readDirSync(from))
    if (isDirectory) copy(`${from}/${name}`, `${to}/${name}`);
    else if (KINDS.test(name))
      python.FS.writeFile(`${to}/${name}`, Deno.readFileSync(`${from}/${name}`));
}
for (const folder of folders) {
  const [root, name] = folder.split("=");
  copy(`${root}/${name}`, `/work/${name}`);
}
python.globals.set("argv", python.toPy([`/work/${program}`, ...JSON.parse(given)]));
python.runPython(`
import os, runpy, sys
os.chdir("/work")
sys.path[:0] = ["/work", os.path.dirname(argv[0])]
sys.argv = argv
runpy.run_path(argv[0], run_name="__main__")
`);
