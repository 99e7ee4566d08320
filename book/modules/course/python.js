/**
 * Python for a page: one worker, started once, shared by everything on the page.
 *
 *     await start({ onProgress: (status) => ... });
 *     const drawing = await call("draw", ["relu-hinge", '{"w": 2}'], { key: "relu-hinge" });
 *
 * A name is a function of `tinytorch/page.py`: text goes in, JSON comes back. After each `run`,
 * which may have changed the learner's classes, the document gets the event "course:ran".
 */

/**
 * @typedef {object} Status
 * @property {"loading" | "ready" | "failed"} state
 * @property {string} what     what is being loaded, in words
 * @property {number} loaded   bytes so far
 * @property {number} total    bytes in all; 0 when unknown
 * @property {number | null} usual  seconds that the last start took in this browser
 * @property {Error | null} error   why the start failed; its message names the file
 */

/**
 * @typedef {object} Call
 * @property {string} name
 * @property {string[]} args
 * @property {string | null} key
 * @property {number} timeout
 * @property {(value: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

const REMEMBERED = "activations-course start seconds";
const SILENCE = 90_000; // ms without a sign of life after which a start has failed

/** @type {Set<(status: Status) => void>} */
const listeners = new Set();
/** @type {Call[]} */
const queue = [];
/** @type {Call | null} */
let running = null;
/** @type {Worker | null} */
let worker = null;
/** @type {Promise<void> | null} */
let ready = null;
/** @type {Status | null} */
let status = null;
let timer = 0;

/**
 * Start Python, or wait for the start under way.
 *
 * @param {{onProgress?: (status: Status) => void, retry?: boolean}} [options] `onProgress` is told
 *     of every change from now on, of later restarts too; `retry`: try again after a failure.
 * @returns {Promise<void>} rejected with an error that names what could not be loaded
 */
export function start({ onProgress, retry = true } = {}) {
  if (onProgress && !listeners.has(onProgress)) {
    listeners.add(onProgress);
    if (status) onProgress(status);
  }
  if (!retry && status?.error) return Promise.reject(status.error);
  ready ??= boot();
  return ready;
}

/**
 * Call a function of `tinytorch/page.py`. Calls run one after the other.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {{key?: string | null, timeout?: number}} [options] of the calls that wait with the
 *     same `key` only the newest is made; `timeout` in ms counts from when Python begins.
 * @returns {Promise<any>} what the function's JSON says; null when a newer call with the same
 *     key took its place. Rejected with an error whose `name` is "TimeoutError" (Python is then
 *     started afresh and has forgotten the learner's classes), "StartError", "StoppedError"
 *     (Python broke down, started afresh too), or the name of the Python exception.
 */
export function call(name, args, { key = null, timeout = 20_000 } = {}) {
  return new Promise((resolve, reject) => {
    const older = key === null ? -1 : queue.findIndex((waiting) => waiting.key === key);
    if (older >= 0) queue.splice(older, 1)[0].resolve(null);
    queue.push({ name, args, key, timeout, resolve, reject });
    start().then(next, refuse);
  });
}

function next() {
  if (running || !queue.length || status?.state !== "ready") return;
  running = /** @type {Call} */ (queue.shift());
  timer = setTimeout(expire, running.timeout);
  worker?.postMessage({ name: running.name, args: running.args });
}

/** @returns {Promise<void>} */
function boot() {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    /** @param {Error} error */
    const fail = (error) => {
      stop();
      tell({ state: "failed", error });
      reject(error);
    };
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(named("StartError", "Nothing came in for a while.")), SILENCE);
    };
    tell({ state: "loading", what: "Python", loaded: 0, total: 0, usual: usual(), error: null });
    watch();
    try {
      worker = launch();
    } catch (error) {
      return fail(/** @type {Error} */ (error));
    }
    worker.onerror = () => fail(named("StartError", "python-worker.js could not be loaded."));
    worker.onmessage = ({ data }) => {
      if (data.type === "answer") return answer(data);
      watch();
      if (data.type === "progress") return tell(data.progress);
      if (data.type === "failed") return fail(named("StartError", data.message));
      clearTimeout(timer);
      remember((performance.now() - began) / 1000);
      tell({ state: "ready" });
      resolve();
    };
  });
}

/** The worker, told where the runtime lies. */
function launch() {
  const place = document.querySelector('meta[name="course-runtime"]');
  if (!(place instanceof HTMLMetaElement)) {
    throw named("StartError", "This page does not say where its Python is.");
  }
  const base = new URL(place.content, document.baseURI).href;
  const made = new Worker(new URL("./python-worker.js", import.meta.url), { type: "module" });
  made.postMessage({ base, lock: place.dataset.lock, total: Number(place.dataset.bytes ?? 0) });
  return made;
}

/** @param {{value?: string, error?: {name: string, message: string}, fatal?: boolean}} data */
function answer({ value, error, fatal }) {
  clearTimeout(timer);
  const done = running;
  running = null;
  if (fatal) restart();
  if (error) done?.reject(named(error.name, error.message));
  else done?.resolve(JSON.parse(/** @type {string} */ (value)));
  if (done?.name === "run") document.dispatchEvent(new CustomEvent("course:ran"));
  next();
}

function expire() {
  const late = running;
  running = null;
  restart();
  const seconds = (late?.timeout ?? 0) / 1000;
  late?.reject(named("TimeoutError", `Python had not finished after ${seconds} s.`));
}

function restart() {
  stop();
  start().then(next, refuse);
}

function stop() {
  clearTimeout(timer);
  if (worker) worker.onmessage = worker.onerror = null;
  worker?.terminate();
  worker = null;
  ready = null;
}

/** @param {Error} error */
function refuse(error) {
  for (const waiting of queue.splice(0)) waiting.reject(error);
}

/** @param {Partial<Status>} change */
function tell(change) {
  status = /** @type {Status} */ ({ ...status, ...change });
  for (const listener of listeners) listener(status);
}

/**
 * @param {string} name
 * @param {string} message
 */
function named(name, message) {
  return Object.assign(new Error(message), { name });
}

function usual() {
  try {
    return Number(localStorage.getItem(REMEMBERED)) || null;
  } catch {
    return null;
  }
}

/** @param {number} seconds */
function remember(seconds) {
  try {
    localStorage.setItem(REMEMBERED, seconds.toFixed(1));
  } catch {
    // Storage is closed to this page: the next start has no estimate.
  }
}
