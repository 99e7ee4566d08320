// @ts-check
// For whoever uses this computer next: takes away all that the course keeps in this browser.

const SITE = new URL("../", import.meta.url).href;
const COURSE = "activations-course";
const PATIENCE = 3000; // milliseconds for a page that was closed just now to let go
const OPEN = "Another page of the course is open. Close all but this one, then finish again.";

/** Nothing is left afterwards; an error where the browser, or another page, does not let go. */
export async function leave() {
  for (const name of ["", " work", " settings", " workspaces"]) await removed(COURSE + name);
  for (const key of Object.keys(localStorage)) if (key.startsWith(COURSE)) localStorage.removeItem(key);
  sessionStorage.clear();
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers.filter(({ scope }) => scope === SITE)) {
    worker.installing?.postMessage("leave"); // or the browser waits until it has fetched all files
    await worker.unregister();
  }
  const names = (await globalThis.caches?.keys()) ?? [];
  for (const name of names) if (name.startsWith(`${COURSE} ${SITE} `)) await caches.delete(name);
}

const removed = (/** @type {string} */ name) =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    Object.assign(asked, { onsuccess: resolve, onerror: () => reject(asked.error) });
    asked.onblocked = () => setTimeout(reject, PATIENCE, new Error(OPEN));
  });
