/** The worker behind `python.js`: loads Pyodide, NumPy and tinytorch, then answers calls.
 * In: first where the runtime is and which hashes its modules have, then `{name, args}`. Out: `{value}`
 * or `{error}` for each, and `{progress}` while loading. */
const WORDS = { linked: "NumPy", tinytorch: "tinytorch" };
const scope = /** @type {any} */ (self);
const { subtle } = crypto; // absent where the address is not secure

let page = /** @type {any} */ (null);
let [total, loaded, reporting] = [0, 0, 0]; // bytes, and a timer

scope.onunhandledrejection = (/** @type {Event} */ event) => event.preventDefault(); // the start tells
scope.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  try {
    scope.postMessage({ value: data.base ? await boot(data) : page[data.name](...data.args) });
  } catch (error) {
    // A Python exception has a type; without one the interpreter itself broke down.
    const { type = "StoppedError", message } = /** @type {any} */ (error);
    const words = String(message).trim().replace(/^[^]*\n/, "").replace(`${type}: `, "");
    scope.postMessage({ error: { name: page ? type : "StartError", message: words } });
  }
};

async function boot(/** @type {Record<string, string>} */ { base, lock, bytes, hashes, kept }) {
  if (!scope.WebAssembly) throw new Error("This browser cannot run WebAssembly.");
  total = Number(bytes);
  await Promise.all(Object.entries(JSON.parse(hashes)).map(([name, hash]) => check(base, name, hash)));
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const options = { indexURL: base, lockFileURL: base + lock, progress: kept ? undefined : report };
  page = (await loadPyodide(options)).pyimport("tinytorch.page");
  return "true";
}

/** Refuse a module that is not the published one; the others check all else.
 * @param {string} base @param {string} name @param {string} integrity */
async function check(base, name, integrity) {
  const answer = await fetch(base + name, { integrity: subtle ? "" : integrity }).catch(() => {
    throw new Error(`${name} could not be fetched.`);
  });
  if (!answer.ok) throw new Error(`${name} could not be fetched: the server said ${answer.status}.`);
  const digest = subtle && (await subtle.digest("SHA-256", await answer.arrayBuffer()));
  if (digest && integrity !== `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`)
    throw new Error(`${name} is damaged: it is not the file that was published.`);
}

function report(/** @type {string} */ file, /** @type {number} of it that have come in */ bytes) {
  loaded += bytes;
  reporting ||= setTimeout(() => {
    const what = /** @type {Record<string, string>} */ (WORDS)[file.split(/[-.]/)[0]] ?? "Python";
    const [now, all] = [Math.min(loaded, total), total].map((size) => (size / 1e6).toFixed(1));
    scope.postMessage({ progress: { words: `${what}: ${now} of ${all} MB`, share: loaded / total } });
    reporting = 0;
  }, 50);
}
