/**
 * The worker behind `python.js`: loads Pyodide, NumPy and tinytorch, then answers calls.
 *
 * First message in: `{base, lock, total}`. Later ones: `{name, args}`.
 * Out: `progress` while loading, then `ready` or `failed`; one `answer` for each call.
 */

const WORDS = { numpy: "NumPy", tinytorch: "tinytorch", python_stdlib: "Python's library" };
const scope = /** @type {any} */ (self);
const plainFetch = scope.fetch.bind(scope);
const plainInstantiate = scope.WebAssembly?.instantiateStreaming;

/** @type {any} */
let page = null;
/** @type {string | null} */
let fault = null; // the first file that failed, and why, in words
let total = 0;
let loaded = 0;
let told = 0;
/** @type {(reason: unknown) => void} ends a start that hangs */
let giveUp = () => {};

scope.onmessage = (/** @type {MessageEvent} */ { data }) => {
  if (data.base) boot(data);
  else answer(data);
};

/** @param {{base: string, lock: string, total: number}} place */
async function boot(place) {
  total = place.total;
  scope.fetch = counted;
  try {
    page = await Promise.race([load(place), broken()]);
    scope.fetch = plainFetch;
    scope.onunhandledrejection = null;
    scope.postMessage({ type: "ready" });
  } catch (error) {
    scope.postMessage({ type: "failed", message: fault ?? reason(error) });
  }
}

/** @param {{base: string, lock: string}} place */
async function load({ base, lock }) {
  if (typeof WebAssembly !== "object") throw new Error("This browser cannot run WebAssembly.");
  WebAssembly.instantiateStreaming = instantiate;
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const pyodide = await loadPyodide({
    indexURL: base,
    lockFileURL: base + lock,
    packages: ["tinytorch"],
  });
  progress("tinytorch", true);
  return pyodide.pyimport("tinytorch.page");
}

/** Rejects as soon as a file fails: Pyodide itself lets some errors of its core go by and hangs. */
function broken() {
  return new Promise((_, reject) => {
    giveUp = reject;
    scope.onunhandledrejection = (/** @type {PromiseRejectionEvent} */ event) => {
      event.preventDefault();
      reject(event.reason);
    };
  });
}

/** @param {{name: string, args: string[]}} call */
function answer({ name, args }) {
  try {
    scope.postMessage({ type: "answer", value: page[name](...args) });
  } catch (error) {
    const { type, message } = /** @type {any} */ (error);
    const last = String(message).trim().split("\n").pop() ?? "";
    scope.postMessage({
      type: "answer",
      error: { name: type ?? "StoppedError", message: last.replace(`${type}: `, "") },
      fatal: type === undefined, // not a Python exception: the interpreter itself broke down
    });
  }
}

/**
 * Pyodide says nothing when its core does not compile, and waits for ever.
 *
 * @param {any} code
 * @param {WebAssembly.Imports} [imports]
 * @returns {Promise<any>}
 */
function instantiate(code, imports) {
  return plainInstantiate(code, imports).catch(() => {
    throw failed("pyodide.asm.wasm", "is damaged or incomplete");
  });
}

/**
 * `fetch` that counts what comes in and remembers which file failed.
 *
 * @param {RequestInfo | URL} resource
 * @param {RequestInit} [init]
 */
async function counted(resource, init) {
  const file = fileOf(resource instanceof Request ? resource.url : String(resource));
  let response;
  try {
    response = await plainFetch(resource, init);
  } catch {
    const altered = init?.integrity && (await comes(resource));
    throw failed(file, altered ? "is not the file that was published" : "could not be fetched");
  }
  if (!response.ok) throw failed(file, `could not be fetched: the server said ${response.status}`);
  count(file, response.clone().body.getReader());
  // The response itself goes on untouched: the browser keeps the compiled code of no other one.
  const type = response.headers.get("Content-Type");
  if (!file.endsWith(".wasm") || type === "application/wasm") return response;
  return new Response(response.body, { headers: { "Content-Type": "application/wasm" } });
}

/**
 * @param {string} file
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 */
async function count(file, reader) {
  try {
    for (let done = false; !done;) {
      const part = await reader.read();
      done = part.done;
      loaded += part.value?.length ?? 0;
      progress(file, done);
    }
  } catch {
    failed(file, "broke off while it was being fetched");
  }
}

/** Whether the file comes in whole when nobody looks at its hash. @param {RequestInfo | URL} resource */
async function comes(resource) {
  const whole = plainFetch(resource).then((/** @type {Response} */ it) =>
    it.ok && it.arrayBuffer()
  );
  return Boolean(await whole.catch(() => false));
}

/**
 * @param {string} file
 * @param {string} why
 */
function failed(file, why) {
  fault ??= `${file} ${why}.`;
  const error = new Error(fault);
  giveUp(error);
  return error;
}

/**
 * What to say of an error that no fetch has explained.
 *
 * @param {any} error
 */
function reason(error) {
  const message = String(error?.message ?? "").trim();
  const module = message.match(/[\w.-]+\.mjs/);
  if (module) return `${module[0]} could not be loaded.`;
  return `One of its files is damaged (${message.split("\n").pop() || "no more is known"}).`;
}

/**
 * @param {string} file
 * @param {boolean} [now] even if the last report is only a moment old
 */
function progress(file, now = false) {
  if (!now && performance.now() - told < 50) return;
  told = performance.now();
  const known = /** @type {Record<string, string>} */ (WORDS);
  const what = known[file.split(/[-.]/)[0]] ?? "Python";
  scope.postMessage({ type: "progress", progress: { what, loaded, total } });
}

/** @param {string} url */
function fileOf(url) {
  return url.split("?")[0].split("/").pop() ?? url;
}
