/** The worker behind `python.js`: loads Pyodide, NumPy and tinytorch, then answers calls.
 *
 * In: first where the runtime is and which hashes its core has, then `{name, args}`. Out: `{value}` or
 * `{error}` for each, and `{progress}` while loading. */
const WORDS = { numpy: "NumPy", tinytorch: "tinytorch", python_stdlib: "Python's library" };
const scope = /** @type {any} */ (self);
const { fetch: plainFetch, WebAssembly: wasm } = scope;
const { subtle } = crypto; // absent where the address is not secure

/** @type {any} */
let page = null;
/** @type {Record<string, string>} file name to the hash of its content */
let hashes = {};
let [fault, total, loaded, reporting] = ["", 0, 0, 0]; // the first file that failed, and why; bytes
let sound = Promise.resolve(); // once the core was found to be the published one
let giveUp = (/** @type {unknown} */ _reason) => {}; // ends the start: without a file Pyodide may hang

scope.onunhandledrejection = (/** @type {Event} */ event) => event.preventDefault(); // `failed` has told
scope.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  try {
    scope.postMessage({ value: data.base ? await boot(data) : page[data.name](...data.args) });
  } catch (error) {
    // A Python exception has a type; without one the interpreter itself broke down.
    const { type = "StoppedError", message } = /** @type {any} */ (error);
    const words = fault || String(message).trim().replace(/^[^]*\n/, "").replace(`${type}: `, "");
    scope.postMessage({ error: { name: page ? type : "StartError", message: words } });
  }
};

async function boot(/** @type {Record<string, string>} */ place) {
  [total, hashes, scope.fetch] = [Number(place.bytes), JSON.parse(place.hashes), checked];
  page = await Promise.race([load(place), new Promise((_, reject) => (giveUp = reject))]);
  scope.fetch = plainFetch;
  return "true";
}

async function load(/** @type {Record<string, string>} */ { base, lock }) {
  if (!wasm) throw new Error("This browser cannot run WebAssembly.");
  wasm.instantiateStreaming = instantiate;
  await Promise.all([checked(`${base}pyodide.mjs`), checked(`${base}pyodide.asm.mjs`)]);
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const options = { indexURL: base, lockFileURL: base + lock, packages: ["tinytorch"] };
  return (await loadPyodide(options)).pyimport("tinytorch.page");
}

/** `fetch` that tells how much has come in, and gives nothing but what was published.
 * @param {any} resource @param {RequestInit} [init] @returns {Promise<Response>} */
async function checked(resource, init = {}) {
  const file = String(resource.url ?? resource).split("?")[0].split("/").pop() ?? "";
  const integrity = init.integrity || hashes[file];
  const response = await plainFetch(resource, { ...init, integrity: subtle ? "" : integrity })
    .catch(() => failed(file, "could not be fetched"));
  if (!response.ok) failed(file, `could not be fetched: the server said ${response.status}`);
  const whole = compare(file, response.clone().body.getReader(), integrity);
  if (file.endsWith(".wasm")) sound = whole;
  else await whole;
  return response;
}

/** @param {string} file @param {ReadableStreamDefaultReader} reader @param {string} integrity */
async function compare(file, reader, integrity) {
  const parts = [];
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      report(file, part.value.length);
    }
  } catch {
    failed(file, "broke off while it was being fetched");
  }
  if (!subtle) return; // `fetch` has compared
  const digest = await subtle.digest("SHA-256", await new Blob(parts).arrayBuffer());
  if (integrity !== `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`)
    failed(file, "is damaged: it is not the file that was published");
}

/** Compile the core while it comes in. The browser keeps compiled code only of the very response that
 * `fetch` gave. @param {Promise<Response>} source @param {WebAssembly.Imports} imports */
async function instantiate(source, imports) {
  const [response, headers] = [await source, { "Content-Type": "application/wasm" }];
  const typed = response.headers.get("Content-Type") === headers["Content-Type"];
  const compiling = wasm.compileStreaming(typed ? response : new Response(response.body, { headers }));
  const module = await compiling.catch(() => sound.then(() =>
    failed("pyodide.asm.wasm", "cannot be compiled by this browser")));
  await sound;
  return { module, instance: await wasm.instantiate(module, imports) };
}

/** @param {string} file @param {string} why @returns {never} */
function failed(file, why) {
  fault ||= `${file} ${why}.`;
  const error = new Error(fault);
  giveUp(error);
  throw error;
}

function report(/** @type {string} */ file, /** @type {number} of it that have come in */ bytes) {
  loaded += bytes;
  reporting ||= setTimeout(() => {
    const what = /** @type {Record<string, string>} */ (WORDS)[file.split(/[-.]/)[0]] ?? "Python";
    const [now, all] = [loaded, total].map((size) => (size / 1e6).toFixed(1));
    scope.postMessage({ progress: { words: `${what}: ${now} of ${all} MB`, share: loaded / total } });
    reporting = 0;
  }, 50);
}
