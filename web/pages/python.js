/** Python for a page: one worker, started once, shared by everything on the page.
 *
 *     const drawing = await call("draw", ["relu-hinge", "w=2&b=1"], { key: "relu-hinge" });
 *
 * "python" is told when that changes, "ran" after a `run`, which may have changed the learner's classes. */
import { loaded, tell } from "./course-element.js";
import { note } from "./store.js";

const SILENCE = 90_000; // ms without a sign of life after which a start has failed
const LIMIT = 10_000; // ms that a call may take

/** How far the start is: what has come in and which share that is, or why it failed. */
export const python = { state: "off", words: "", share: 0 }; // or "loading", "ready", "failed"
let ready = /** @type {Promise<Worker> | undefined} */ (undefined);
let line = Promise.resolve(); // ends when all calls are answered
const newest = /** @type {Record<string, string[]>} */ ({});
const place = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="course-runtime"]'));
const kept = Boolean(navigator.serviceWorker?.controller); // then a start takes nothing from the network

/** Start Python, or wait for the start under way. @returns {Promise<Worker>} */
export const start = () => (ready ??= boot());

/** Call a function of `tinytorch/page.py`: text goes in, JSON comes back. Calls run one after the other.
 * @param {string} name @param {string[]} args
 * @param {{key?: string, timeout?: number}} [options] of the calls that wait with the same `key` only the
 *     newest is made, the others give null; `timeout` in ms counts from when Python begins
 * @returns {Promise<any>} or an error whose `name` is "StartError", that of the Python exception, or
 *     "TimeoutError" or "StoppedError": then Python starts afresh and has forgotten the learner's classes */
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
  const worker = new Worker(new URL("./python-worker.js", import.meta.url), { type: "module" });
  show({ state: "loading", words: "", share: 0 });
  try {
    const base = new URL(place.content, document.baseURI).href;
    await ask(worker, { ...place.dataset, base, kept }, SILENCE);
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

/** @param {Worker} worker @param {any} message @param {number} timeout that each sign of life starts anew */
function ask(worker, message, timeout) {
  let timer = 0;
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ name, /** @type {string} */ words) =>
      reject(Object.assign(new Error(words), { name }));
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(fail, timeout, "TimeoutError", `Stopped after ${timeout / 1000} seconds.`);
    };
    worker.onerror = () => fail("StartError", "python-worker.js could not be loaded.");
    worker.onmessage = ({ data: { progress, value, error } }) => {
      watch();
      if (progress) show(progress);
      else if (error) fail(error.name, error.message);
      else resolve(JSON.parse(value));
    };
    watch();
    worker.postMessage(message);
  }).finally(() => clearTimeout(timer));
}

const show = (/** @type {Partial<typeof python>} */ news) => tell("python", Object.assign(python, news));
if (kept && place?.dataset.figures) loaded.then(start).catch(() => {}); // before one of them is seen
