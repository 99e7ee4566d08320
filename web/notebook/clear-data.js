// For the next person at this computer: deletes all that the course keeps here.

import { TEXTS } from "./texts.js";

const SITE = new URL("../", import.meta.url).href;
const PATIENCE = 3000; // ms for a page that was closed just now to let go

/** Nothing is left; an error where the browser, or another page, does not let go. */
export async function leave() {
  const { STATE, tellGone } = await import(`${SITE}_static/course/store.js`);
  const { name: course } = STATE;
  const ends = ["", " work", " settings", " workspaces"];
  for (const end of ends) await removed(course + end);
  for (const key of Object.keys(localStorage))
    if (key.startsWith(course)) localStorage.removeItem(key);
  sessionStorage.clear();
  await removeWorkers();
  for (const name of (await globalThis.caches?.keys()) ?? [])
    if (name.startsWith(`${course} ${SITE} `)) await caches.delete(name);
  tellGone();
}

async function removeWorkers() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers.filter(({ scope }) => scope === SITE)) {
    worker.installing?.postMessage("leave"); // else it first fetches all files
    await worker.unregister();
  }
}

/** @param {string} name of a database */
const removed = (name) =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    Object.assign(asked, { onsuccess: resolve, onerror: () => reject(asked.error) });
    asked.onblocked = () => setTimeout(reject, PATIENCE, new Error(TEXTS.otherPage));
  });
