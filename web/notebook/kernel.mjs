// Loaded in place of pyodide.mjs: it says what went wrong where Pyodide is silent.

// no file of its own: these must be there when nothing can be fetched
const TEXTS = {
  damaged: "One of Python's own files is damaged.",
  fetch: "{file} could not be fetched, or is not the file that was published.",
  load: "{file} could not be loaded.",
  status: "{file} could not be fetched: the server said {status}.",
};
const scope = /** @type {any} */ (self);
const { fetch: plainFetch } = scope;
/** Give the start up, and make the error that says why. @param {string} why */
let broken = (why) => new Error(why);

const files = new Set(); // the addresses of all files that the start needs

/** @param {"ready" | "failed" | "stopped"} state @param {string} [why] */
const report = (state, why = "") =>
  scope.postMessage({ course: { state, why, files: [...files] } });

/** @param {any} options of Pyodide's function of this name */
export async function loadPyodide(options) {
  const end = new Promise((_, reject) => {
    broken = (why) => {
      const error = new Error(why);
      reject(error);
      return error;
    };
  });
  scope.fetch = noted;
  scope.onunhandledrejection = (/** @type {any} */ event) => {
    event.preventDefault(); // it would reach the page as an error of the worker itself
    broken(inWords(event.reason));
  };
  try {
    const pyodide = await Promise.race([end, load(options)]);
    report("ready");
    return pyodide;
  } catch (error) {
    report("failed", inWords(error));
    throw error;
  } finally {
    [scope.fetch, scope.onunhandledrejection] = [plainFetch, null];
  }
}

let begun = /** @type {Promise<any> | null} */ (null);

/** Begin with Python before the kernel asks for it.
 * @param {any} options as the kernel will give them */
export function begin(options) {
  scope.fetch = noted;
  begun = started(options).finally(() => (scope.fetch = plainFetch));
  begun.catch(() => {}); // the kernel's own start tells
}

/** @param {any} options */
async function started(options) {
  const loader = `${options.indexURL}pyodide.mjs`;
  files.add(loader).add(loader.replace("pyodide.", "pyodide.asm."));
  return (await import(loader)).loadPyodide(options);
}

/** The Python that has begun, or a new one. @param {any} options */
async function first(options) {
  const pyodide = await begun?.catch(() => null);
  begun = null;
  if (!pyodide) return started(options);
  pyodide.setStdout({ batched: options.stdout });
  pyodide.setStderr({ batched: options.stderr });
  return pyodide;
}

/** @param {any} options */
async function load(options) {
  const [pyodide, ours] = await Promise.all([
    first(options),
    named(new URL("output.py", import.meta.url).href).then((answer) => answer.text()),
  ]);
  pyodide.runPython(`${ours}\ninstall()`, { globals: pyodide.toPy({}) });
  let next = (/** @type {any} */ _) => {};
  Object.defineProperty(pyodide._api, "on_fatal", {
    set: (/** @type {any} */ told) => (next = told),
    get: () => (/** @type {any} */ error) => {
      report("stopped", String(error?.message));
      next(error);
    },
  });
  return pyodide;
}

/** `fetch` that remembers what was fetched.
 * @param {any} resource @param {any} [options] */
function noted(resource, options) {
  files.add(String(resource.url ?? resource));
  return plainFetch(resource, options);
}

/** `fetch` that names the file that failed.
 * @param {any} resource @param {any} [options] */
async function named(resource, options) {
  const file = String(resource.url ?? resource).replace(/.*\/|[?#].*/g, "");
  const fail = (/** @type {string} */ text) => broken(text.replace("{file}", file));
  const answer = await noted(resource, options).catch(() => {
    throw fail(TEXTS.fetch);
  });
  if (!answer.ok) throw fail(TEXTS.status.replace("{status}", answer.status));
  return answer;
}

/** What is known of an error, in words. @param {any} error */
function inWords(error) {
  const message = String(error?.message ?? error).trim();
  if (message.includes("Program terminated")) return TEXTS.damaged;
  const module = message.match(/imported module: .*\/([^/]+)$/)?.[1];
  if (module) return TEXTS.load.replace("{file}", module);
  return message.split("\n").pop() ?? "";
}
