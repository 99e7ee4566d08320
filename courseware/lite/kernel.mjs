// @ts-check
// The kernel loads this in place of pyodide.mjs: it says what went wrong where Pyodide is silent.

const scope = /** @type {any} */ (self);
const { fetch: plainFetch } = scope;
const compile = WebAssembly.instantiateStreaming;
/** Give the start up, and make the error that says why. @param {string} why */
let broken = (why) => new Error(why);

/** @type {Set<string>} the addresses of all files that the start needs */
const files = new Set();

/** @param {"ready" | "failed" | "stopped"} state @param {string} [why] */
const tell = (state, why = "") => scope.postMessage({ course: { state, why, files: [...files] } });

/** @param {any} options of Pyodide's function of this name */
export async function loadPyodide(options) {
  const end = new Promise((_, reject) => {
    broken = (why) => {
      const error = new Error(why);
      reject(error);
      return error;
    };
  });
  scope.fetch = named;
  scope.onunhandledrejection = (/** @type {any} */ event) => {
    event.preventDefault(); // it would reach the page as an error of the worker itself
    broken(worded(event.reason));
  };
  WebAssembly.instantiateStreaming = (code, imports) =>
    compile(code, imports).catch(() => { throw broken("pyodide.asm.wasm is damaged or incomplete."); });
  try {
    const pyodide = await Promise.race([end, load(options)]);
    tell("ready");
    return pyodide;
  } catch (error) {
    tell("failed", worded(error));
    throw error;
  } finally {
    [scope.fetch, scope.onunhandledrejection] = [plainFetch, null];
  }
}

/** @param {any} options */
async function load(options) {
  const loader = `${options.indexURL}pyodide.mjs`;
  files.add(loader).add(loader.replace("pyodide.", "pyodide.asm."));
  const module = await import(loader);
  const [pyodide, ours] = await Promise.all([
    module.loadPyodide(options),
    named(new URL("output.py", import.meta.url).href).then((answer) => answer.text()),
  ]);
  pyodide.runPython(`${ours}\ninstall()`, { globals: pyodide.toPy({}) });
  /** @type {(error: any) => void} */
  let next = () => {};
  Object.defineProperty(pyodide._api, "on_fatal", {
    set: (/** @type {any} */ told) => (next = told),
    get: () => (/** @type {any} */ error) => {
      tell("stopped", String(error?.message));
      next(error);
    },
  });
  return pyodide;
}

/** `fetch` that names the file that failed. @param {any} resource @param {any} [options] */
async function named(resource, options) {
  const address = String(resource.url ?? resource);
  const file = address.replace(/.*\/|[?#].*/g, "");
  files.add(address);
  const answer = await plainFetch(resource, options).catch(() => {
    throw broken(`${file} could not be fetched, or is not the file that was published.`);
  });
  if (!answer.ok) throw broken(`${file} could not be fetched: the server said ${answer.status}.`);
  return answer;
}

/** What is known of an error, in words. @param {any} error */
function worded(error) {
  const message = String(error?.message ?? error).trim();
  if (message.includes("Program terminated")) return "One of Python's own files is damaged.";
  const module = message.match(/imported module: .*\/([^/]+)$/)?.[1];
  return module ? `${module} could not be loaded.` : message.split("\n").pop() ?? "";
}
