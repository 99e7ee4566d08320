/** The learner's work in this browser: one entry per key. "changed" is told with the key of each entry
 * that was written, here or in another tab; without one, all may have changed. */
import { tell } from "./course-element.js";

/** @typedef {{updated: number, kept?: boolean, [field: string]: any}} Entry */

export const STATE = { name: "activations-course", store: "state" };
/** @type {Map<string, Entry>} what the browser refused to keep; gone with this tab */
const unkept = new Map();
const [here, heard] = [new BroadcastChannel(STATE.name), new BroadcastChannel(STATE.name)];
heard.onmessage = (/** @type {MessageEvent} */ { data }) => tell("changed", data);

/** Every entry by its key. @returns {Promise<Record<string, Entry>>} */
export async function all() {
  const read = within(STATE, "readonly", (s) => Promise.all([done(s.getAllKeys()), done(s.getAll())]));
  const [keys, entries] = await read.catch((error) => [[], [], tell("not-kept", error)]);
  const kept = keys.map((/** @type {string} */ key, /** @type {number} */ at) => [key, entries[at]]);
  return Object.fromEntries([...kept, ...unkept]);
}

/** Write one entry, made from the one that stands there; no other tab can come in between.
 * @param {string} key @param {(old?: Entry) => Record<string, any>} make
 * @returns {Promise<Entry>} it, `updated` now; not `kept` when the browser refused */
export async function change(key, make) {
  let entry = /** @type {Entry} */ ({ updated: 0 });
  const made = (/** @type {Entry | undefined} */ old) =>
    (entry = { ...make(old), updated: Math.max(Date.now(), (old?.updated ?? 0) + 1) });
  try {
    await within(STATE, "readwrite", async (store) =>
      store.put(made(unkept.get(key) ?? (await done(store.get(key)))), key));
    unkept.delete(key);
  } catch (error) {
    unkept.set(key, entry.updated ? entry : made(unkept.get(key)));
    tell("not-kept", error);
  }
  here.postMessage(key);
  return { ...entry, kept: !unkept.has(key) };
}

/** Put `entries` in the place of everything. @param {Record<string, Entry>} entries */
export async function replace(entries) {
  await within(STATE, "readwrite", async (store) => {
    store.clear();
    for (const [key, entry] of Object.entries(entries)) store.put(entry, key);
  });
  unkept.clear();
  here.postMessage("");
}

/** A short text that is kept at once, even while the page closes; "" when there is none.
 * @param {string} name @param {string} [text] what to write; an empty one takes it away */
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

/** The names of the notes that begin so. @param {string} start */
export function noted(start) {
  const [from, to] = [STATE.name.length + 1, `${STATE.name} ${start}`];
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(to)).map((key) => key.slice(from));
  } catch {
    return [];
  }
}

/** Work on one object store in one transaction. @param {typeof STATE} place @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<any>} work waits for nothing but its own requests
 * @returns {Promise<any>} what `work` gave, once it is written */
export async function within({ name, store }, mode, work) {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await done(opening);
  try {
    const transaction = database.transaction(store, mode);
    return (await Promise.all([work(transaction.objectStore(store)), done(transaction)]))[0];
  } finally {
    database.close(); // JupyterLite may want to change its database
  }
}

/** What a request or a transaction of IndexedDB gives. @param {any} asked @returns {Promise<any>} */
export const done = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = asked.oncomplete = () => resolve(asked.result);
    asked.onerror = asked.onabort = () => reject(asked.error);
  });
