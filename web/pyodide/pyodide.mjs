/** Pyodide as this site starts it; `web/README.md` says how. */

// @ts-expect-error: comes with Pyodide
import { loadPyodide as load } from "./core.mjs";
import { answered, bytes, compiled, core, later, locked, whole } from "./fetch.mjs";
import { restore } from "./snapshot.mjs";
// @ts-expect-error: made by the build
import { HASHES, LATER } from "./parts.mjs";

const HERE = new URL("./", import.meta.url).href;
const STDLIB = "start.zip"; // to Python it has another name
const ARCHIVES = [STDLIB, "kernel.zip", "notebook.zip", "rest.zip"];
const FOUND = "import finder; finder.find()";
const RESTORED = "import finder; finder.resume()";
const NOTEBOOK = "import finder; finder.begin_notebook()";

/** What Pyodide's own function of that name gives.
 * @param {any} options as there; `progress` is told what has come in of which file,
 *     `onLinked` is called before Python begins */
export async function loadPyodide({ packages = [], lockFileURL, ...options }) {
  const { progress } = options;
  const notebook = packages.includes("ipython");
  const got = (/** @type {string} */ name) => bytes(name, HASHES[name], progress);
  const lock = locked(lockFileURL);
  const wheel = lock.then(({ start: { wheel: { name, integrity } } }) =>
    bytes(name, integrity, progress));
  const common = {
    // @ts-expect-error: comes with Pyodide
    asm: import("./pyodide.asm.mjs"),
    libraries: compiled(got("linked.wasm")),
    wheel,
  };
  const named = async (/** @type {string} */ name) =>
    /** @type {const} */ ([name, await got(name)]);
  const archives = (/** @type {string[]} */ ...names) => Promise.all(names.map(named));
  const settings = { ...options, lockFileContents: lock };
  const all = notebook ? ARCHIVES.slice(0, -1) : [STDLIB];
  const plain = () =>
    begin(settings, { ...common, archives: archives(...all) }, notebook);
  if (options._makeSnapshot || !("Suspending" in WebAssembly)) return plain();
  /** @type {{name: string, integrity: string}[]} */
  const files = (await lock).start[notebook ? "notebook" : "page"];
  const asked = files.map(({ name }) =>
    answered(name, notebook ? kept(name) : fetch(HERE + name)));
  const answers = await Promise.all(asked).catch(() => null);
  if (!answers) return plain();
  const snapshot = Promise.all(files.map(({ name, integrity }, at) =>
    whole(name, answers[at], integrity, progress)));
  const few = archives(...(notebook ? ["kernel.zip"] : []));
  const parts = { ...common, snapshot, archives: few };
  return begin(settings, parts, notebook).catch((error) => {
    console.warn(`Python starts without its snapshot: ${error}`);
    return plain();
  });
}

/** What the service worker has of that name, if anything. @param {string} name */
const kept = async (name) =>
  (await globalThis.caches?.match(HERE + name)) ?? Response.error();

/** @param {any} settings @param {any} parts @param {boolean} notebook */
async function begin({ onLinked, progress, ...settings }, parts, notebook) {
  for (const part of Object.values(parts)) part.catch(() => {}); // who awaits it tells
  const python = await load({
    ...settings,
    stdLibURL: `${HERE}parts.mjs`, // in its place the library is laid
    ...(parts.snapshot && { _loadSnapshot: new Uint8Array() }),
    createPyodideModule: (/** @type {any} */ made) => new Promise((resolve, reject) => {
      const [install] = made.preRun;
      made.preRun[0] = async (/** @type {any} */ M) => {
        M.addRunDependency("parts");
        try {
          await install(M);
          await prepare(M, parts);
          onLinked?.(M);
          M.removeRunDependency("parts");
        } catch (error) {
          reject(error);
        }
      };
      instantiating(progress, reject);
      const run = (/** @type {any} */ asm) => asm.default(made);
      parts.asm.then(run).then(resolve, reject);
    }),
  });
  python.runPython(parts.snapshot ? RESTORED : FOUND);
  if (notebook) python.runPython(NOTEBOOK);
  return python;
}

/** Let Pyodide's next compilation be ours: it checks, and says what went wrong.
 * @param {any} progress @param {(error: unknown) => void} reject */
function instantiating(progress, reject) {
  const plain = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (request, imports) => {
    WebAssembly.instantiateStreaming = plain;
    try {
      const module = await core(/** @type {Promise<Response>} */ (request), progress);
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      reject(error);
      throw error;
    }
  };
}

/** Link the libraries, lay the files out, lay the snapshot into the memory.
 * @param {any} M @param {any} parts */
async function prepare(M, parts) {
  for (const [name, library] of await parts.libraries)
    link(M, `/lib/${name}.so`, library);
  M.FS.writeFile("/lib/tinytorch.whl", await parts.wheel);
  const archives = new Map(await parts.archives);
  for (const name of ARCHIVES) {
    const path = name === STDLIB ? "/lib/python314.zip" : `/lib/${name}`;
    if (archives.has(name)) M.FS.writeFile(path, archives.get(name), { canOwn: true });
    else later(M.FS, name, path);
  }
  for (const name of LATER) later(M.FS, `${name}.wasm`, `/lib/${name}.so`);
  if (parts.snapshot) restore(M, await parts.snapshot);
}

/** From then on Python finds a library of that name without a file.
 * @param {any} M @param {string} path @param {WebAssembly.Module} library */
function link(M, path, library) {
  const stays = { nodelete: true };
  M.preloadedWasm[path] = M.loadWebAssemblyModule(library, stays, path, {});
  M.loadDynamicLibrary(path, stays);
}
