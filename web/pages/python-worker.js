/** The worker behind `python.js`: loads Pyodide, NumPy and tinytorch, then answers
 * calls. In: first where the runtime is and which hashes its modules have, then
 * `{name, args}`. Out: `{value}` or `{error}` for each, and `{progress}` while
 * loading. `python.js` has the words: a fault found here is the name of a text, with
 * its values. */
const scope = /** @type {any} */ (self);
const { subtle } = crypto; // absent where the address is not secure

let page = /** @type {any} */ (null);
let [total, loaded, reporting] = [0, 0, 0]; // bytes, and a timer

scope.onunhandledrejection = (/** @type {Event} */ event) =>
  event.preventDefault(); // the start tells
scope.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  try {
    const value = data.base ? await boot(data) : page[data.name](...data.args);
    scope.postMessage({ value });
  } catch (error) {
    // A Python exception has a type; without one the interpreter itself broke down.
    const thrown = /** @type {any} */ (error);
    const { type = "StoppedError", text, values } = thrown;
    const last = String(thrown.message).trim().replace(/^[^]*\n/, ""); // of a traceback
    const message = last.replace(`${type}: `, "");
    const name = page ? type : "StartError";
    scope.postMessage({ error: { name, text, values, message } });
  }
};

/** @param {Record<string, string>} runtime */
async function boot({ base, lock, bytes, hashes, kept }) {
  if (!scope.WebAssembly) throw fault("unable");
  if (refusesWebAssembly()) throw fault("policy");
  total = Number(bytes);
  const modules = Object.entries(JSON.parse(hashes));
  await Promise.all(modules.map(([name, hash]) => check(base, name, hash)));
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const options = { indexURL: base, lockFileURL: base + lock };
  const progress = kept ? undefined : report;
  page = (await loadPyodide({ ...options, progress })).pyimport("tinytorch.page");
  return "true";
}

/** Whether the policy of the host keeps WebAssembly from being compiled. */
function refusesWebAssembly() {
  try {
    return !new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    return true; // of what is sound
  }
}

/** Refuse a module that is not the published one; the others check all else.
 * @param {string} base @param {string} name @param {string} integrity */
async function check(base, name, integrity) {
  const asked = fetch(base + name, { integrity: subtle ? "" : integrity });
  const answer = await asked.catch(() => {
    throw fault("missing", { name });
  });
  if (!answer.ok) throw fault("refused", { name, status: answer.status });
  if (!subtle) return; // the browser has compared it
  const digest = await subtle.digest("SHA-256", await answer.arrayBuffer());
  const text = String.fromCharCode(...new Uint8Array(digest));
  if (integrity !== `sha256-${btoa(text)}`)
    throw fault("damaged", { name });
}

/** @param {keyof typeof import("./texts.js").TEXTS.python} text
 * @param {Record<string, unknown>} [values] */
const fault = (text, values) => Object.assign(new Error(text), { text, values });

/** @param {string} file @param {number} bytes of it that have come in */
function report(file, bytes) {
  loaded += bytes;
  reporting ||= setTimeout(() => {
    const part = file.split(/[-.]/)[0];
    const share = loaded / total;
    const progress = { part, loaded: Math.min(loaded, total), total, share };
    scope.postMessage({ progress });
    reporting = 0;
  }, 50);
}
