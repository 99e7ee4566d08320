/** Python for a page: one worker, started once, shared by everything on the page.
 *
 *     const drawing = await call("draw", ["relu-hinge", "w=2"], { key: "relu-hinge" });
 *
 * "python" is told when that changes, "ran" after a `run`, which may have changed
 * the learner's classes. */
import { fill, loaded, tell } from "./course-element.js";
import { note } from "./store.js";
import { TEXTS } from "./texts.js";

const SILENCE = 90_000; // ms without a sign of life after which a start has failed
const LIMIT = 10_000; // ms that a call may take
const WORDS = TEXTS.python;

/** How far the start is ("off", "loading", "ready", "failed"): what has come in and
 * which share that is, or why it failed. */
export const python = { state: "off", words: "", share: 0 };
let ready = /** @type {Promise<Worker> | undefined} */ (undefined);
let line = Promise.resolve(); // ends when all calls are answered
const newest = /** @type {Record<string, string[]>} */ ({});
const runtime = /** @type {HTMLMetaElement} */ (
  document.querySelector('meta[name="course-runtime"]'));
/** A start takes nothing from the network. */
const kept = Boolean(navigator.serviceWorker?.controller);

/** Start Python, or wait for the start under way. @returns {Promise<Worker>} */
export const start = () => (ready ??= boot());

/** Call a function of `tinytorch/page.py`: text goes in, JSON comes back. Calls run
 * one after the other. @param {string} name @param {string[]} args
 * @param {{key?: string, timeout?: number}} [options] of the calls that wait with
 *     the same `key` only the newest is made, the others give null; `timeout` in ms
 *     counts from when Python begins
 * @returns {Promise<any>} or an error whose `name` is "StartError", that of the
 *     Python exception, or "TimeoutError" or "StoppedError": then Python is
 *     restarted and has forgotten the learner's classes */
export function call(name, args, { key = "", timeout = LIMIT } = {}) {
  newest[key] = args;
  const answer = line.then(async () => {
    if (key && newest[key] !== args) return null;
    const worker = await start();
    return ask(worker, { name, args }, timeout).catch((error) => {
      if (error.name === "TimeoutError" || error.name === "StoppedError") {
        worker.terminate();
        (ready = boot()).catch(() => {}); // the next call says why
      }
      throw error;
    });
  });
  line = answer.catch(() => {}).then(() => void (name === "run" && tell("ran")));
  return answer;
}

async function boot() {
  const began = performance.now();
  const script = new URL("./python-worker.js", import.meta.url);
  const worker = new Worker(script, { type: "module" });
  show({ state: "loading", words: "", share: 0 });
  try {
    const base = new URL(runtime.content, document.baseURI).href;
    await ask(worker, { ...runtime.dataset, base, kept }, SILENCE);
  } catch (error) {
    worker.terminate();
    ready = undefined;
    show({ state: "failed", words: /** @type {Error} */ (error).message });
    throw error;
  }
  note("start seconds", ((performance.now() - began) / 1000).toFixed(1));
  show({ state: "ready" });
  return worker;
}

/** @param {Worker} worker @param {any} message
 * @param {number} timeout in ms, that each sign of life starts anew */
function ask(worker, message, timeout) {
  let timer = 0;
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ name, /** @type {string} */ words) =>
      reject(Object.assign(new Error(words), { name }));
    const late = fill(WORDS.late, { seconds: timeout / 1000 });
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(fail, timeout, "TimeoutError", late);
    };
    worker.onerror = () => fail("StartError", WORDS.worker);
    worker.onmessage = ({ data: { progress, value, error } }) => {
      watch();
      if (progress) showProgress(progress);
      else if (error) fail(error.name, wordsOf(error));
      else resolve(JSON.parse(value));
    };
    watch();
    worker.postMessage(message);
  }).finally(() => clearTimeout(timer));
}

/** What the worker found wrong.
 * @param {{text?: string, values: any, message: string}} error */
const wordsOf = ({ text, values, message }) =>
  text ? fill(/** @type {Record<string, any>} */ (WORDS)[text], values ?? {}) : message;

/** @param {{part: string, loaded: number, total: number, share: number}} progress in
 *     bytes */
function showProgress({ part, share, ...bytes }) {
  const what = /** @type {Record<string, string>} */ (WORDS.parts)[part] ?? WORDS.rest;
  const sizes = [bytes.loaded, bytes.total].map((size) => (size / 1e6).toFixed(1));
  const [loaded, total] = sizes;
  show({ words: fill(WORDS.progress, { what, loaded, total }), share });
}

const show = (/** @type {Partial<typeof python>} */ news) =>
  tell("python", Object.assign(python, news));
if (kept && runtime?.dataset.figures)
  loaded.then(start).catch(() => {}); // before one of them is seen
