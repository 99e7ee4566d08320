/** The learner's work in this browser: one entry per key, told to every open tab. */

/** @typedef {{updated?: number, [field: string]: any}} Entry */
/** @typedef {(key: string, entry: Entry | undefined, here: boolean) => void} Listener */
/** @typedef {{name: string, store: string, make: boolean}} Place */

const STATE = { name: "activations-course", store: "state", make: true };
const channel = new BroadcastChannel(STATE.name);
/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {Map<string, Entry>} what the browser refused to keep; gone with this tab */
const unkept = new Map();

channel.onmessage = (/** @type {MessageEvent} */ { data }) =>
  listeners.forEach((hear) => hear(data.key, data.entry, false));

/** @param {string} key @returns {Promise<Entry | undefined>} */
export async function get(key) {
  return (await all())[key];
}

/** Every entry by its key. @returns {Promise<Record<string, Entry>>} */
export async function all() {
  const kept = await within(STATE, "readonly", async (store) => {
    const [keys, entries] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
    return keys.map((key, place) => [key, entries[place]]);
  }).catch(complain);
  return Object.fromEntries([...(kept ?? []), ...unkept]);
}

/**
 * Write one entry, made from the one that stands there; no other tab can come in between.
 *
 * @param {string} key
 * @param {(old: Entry | undefined) => Entry} make
 * @returns {Promise<Entry>} what was written, with the time in `updated`; see `isKept`
 */
export async function change(key, make) {
  /** @param {Entry | undefined} old */
  const made = (old) => ({ ...make(old), updated: Math.max(Date.now(), (old?.updated ?? 0) + 1) });
  /** @type {Entry} */
  let entry;
  try {
    entry = await within(STATE, "readwrite", async (store) => {
      const fresh = made(unkept.get(key) ?? (await asked(store.get(key))));
      await asked(store.put(fresh, key));
      return fresh;
    });
    unkept.delete(key);
  } catch (error) {
    entry = made(unkept.get(key));
    unkept.set(key, entry);
    complain(error);
  }
  announce(key, entry);
  return entry;
}

/** @param {string} key @param {Entry} entry */
export const put = (key, entry) => change(key, () => entry);

/** Put `entries` in the place of everything. @param {Record<string, Entry>} entries */
export async function replace(entries) {
  const before = await all();
  await within(STATE, "readwrite", async (store) => {
    store.clear();
    await Promise.all(Object.entries(entries).map(([key, entry]) => asked(store.put(entry, key))));
  });
  unkept.clear();
  for (const key of Object.keys({ ...before, ...entries })) announce(key, entries[key]);
}

/** Be told of every change; `here` says whether this tab made it. @param {Listener} listener */
export function subscribe(listener) {
  listeners.add(listener);
}

/** Whether the browser has kept what was last written. @param {string} key */
export const isKept = (key) => !unkept.has(key);

/** @param {string} key @param {Entry | undefined} entry */
function announce(key, entry) {
  listeners.forEach((hear) => hear(key, entry, true));
  channel.postMessage({ key, entry });
}

/** @param {unknown} error */
function complain(error) {
  document.dispatchEvent(new CustomEvent("course:not-kept", { detail: String(error) }));
}

/**
 * Work on one object store in one transaction.
 *
 * @param {Place} place a database that does not exist is made only when `make` is set
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<any>} work awaits nothing but its own requests
 * @returns {Promise<any>} what `work` gave, once it is written
 */
export async function within({ name, store, make }, mode, work) {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => {
      if (make) opening.result.createObjectStore(store);
      else opening.transaction?.abort();
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    const transaction = database.transaction(store, mode);
    const written = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const [value] = await Promise.all([work(transaction.objectStore(store)), written]);
    return value;
  } finally {
    database.close();
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
