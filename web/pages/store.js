/** The learner's work in this browser: one entry per key. "changed" is told with the
 * key of each entry that was written, here or in another tab; without one, all may
 * have changed. */
import { tell } from "./course-element.js";

/** @typedef {{updated: number, kept?: boolean, [field: string]: any}} Entry
 *     `updated` in ms since 1970 */

export const STATE = { name: "activations-course", store: "state" };
/** @type {Map<string, Entry>} what the browser refused to keep; gone with this tab */
const unkept = new Map();
const here = new BroadcastChannel(STATE.name);
const anywhere = new BroadcastChannel(STATE.name); // a channel does not hear itself
const GONE = "since"; // told when that note is taken away, and all else
anywhere.onmessage = (/** @type {MessageEvent} */ { data }) =>
  data === GONE ? location.reload() : tell("changed", data);

/** Every entry by its key. @returns {Promise<Record<string, Entry>>} */
export async function all() {
  const read = withStore(STATE, "readonly", (store) =>
    Promise.all([settled(store.getAllKeys()), settled(store.getAll())]));
  const [keys, entries] = await read.catch((error) => {
    tell("not-kept", error);
    return [[], []];
  });
  const kept = keys.map((/** @type {string} */ key, /** @type {number} */ at) =>
    [key, entries[at]]);
  return Object.fromEntries([...kept, ...unkept]);
}

/** Write one entry, made from the one that stands there; no other tab can come in
 * between. @param {string} key @param {(old?: Entry) => Record<string, any>} make
 * @returns {Promise<Entry>} it, `updated` now; not `kept` when the browser refused */
export async function change(key, make) {
  let entry = /** @type {Entry} */ ({ updated: 0 });
  const made = (/** @type {Entry | undefined} */ old) =>
    (entry = { ...make(old), updated: Math.max(Date.now(), (old?.updated ?? 0) + 1) });
  try {
    await withStore(STATE, "readwrite", async (store) =>
      store.put(made(unkept.get(key) ?? (await settled(store.get(key)))), key));
    unkept.delete(key);
  } catch (error) {
    unkept.set(key, entry.updated ? entry : made(unkept.get(key)));
    tell("not-kept", error);
  }
  here.postMessage(key);
  return { ...entry, kept: !unkept.has(key) };
}

/** Replace everything by `entries`. @param {Record<string, Entry>} entries */
export async function replace(entries) {
  await withStore(STATE, "readwrite", async (store) => {
    store.clear();
    for (const [key, entry] of Object.entries(entries)) store.put(entry, key);
  });
  unkept.clear();
  here.postMessage("");
}

/** A short text that is kept at once, even while the page closes; "" when there is
 * none. @param {string} name
 * @param {string} [text] what to write; an empty one deletes it */
export function note(name, text) {
  const key = `${STATE.name} ${name}`;
  try {
    if (text) localStorage.setItem(key, text);
    if (text === "") localStorage.removeItem(key);
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // storage is closed to this page
  }
}

const since = note(GONE) || note(GONE, String(Date.now())); // this learner came
// a page that *Back* brings as it was may be full of what somebody else wrote
addEventListener("pageshow", ({ persisted }) =>
  persisted && note(GONE) !== since && location.reload());

/** Other pages show nothing of a learner who has left; this one says so. */
export const tellGone = () => anywhere.postMessage(GONE);

/** The names of the notes that begin so. @param {string} start */
export function noted(start) {
  const [from, to] = [STATE.name.length + 1, `${STATE.name} ${start}`];
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(to));
    return keys.map((key) => key.slice(from));
  } catch {
    return [];
  }
}

/** Work on one object store in one transaction. @param {typeof STATE} where
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<any>} work waits for nothing but its
 *     own requests
 * @returns {Promise<any>} what `work` gave, once it is written */
export async function withStore({ name, store }, mode, work) {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(store, mode);
    const done = [work(transaction.objectStore(store)), settled(transaction)];
    return (await Promise.all(done))[0];
  } finally {
    database.close(); // JupyterLite may want to change its database
  }
}

/** What a request or a transaction of IndexedDB gives. @param {any} asked
 * @returns {Promise<any>} */
export const settled = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = asked.oncomplete = () => resolve(asked.result);
    asked.onerror = asked.onabort = () => reject(asked.error);
  });
