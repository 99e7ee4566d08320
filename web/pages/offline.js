/** The course without a network: has its files kept once the page is at rest, offers new versions. */
import { notice } from "./notice.js";
import { STATE } from "./store.js";

const SITE = new URL("../../", import.meta.url).href;
const REST = 8000; // ms after loading, in which the page may be starting Python
const ROOM = 150e6; // bytes that must be free: twice the site
const LATER = `${STATE.name} later`;
const UPDATE = `There is a new version of this course. Loading it reloads every open page of the
  course; a running notebook forgets its variables. What you have written stays.`;

/** @param {() => Promise<unknown>} [leave] is waited for before this page is reloaded */
export async function keepOffline(leave = async () => {}) {
  const { serviceWorker: workers, storage, connection } = /** @type {any} */ (navigator);
  const kept = Boolean(workers?.controller);
  if (kept) say();
  if (!workers || (connection?.saveData && !kept)) return;
  workers.addEventListener("controllerchange", () => kept && leave().then(() => location.reload()));
  await new Promise((resolve) => setTimeout(resolve, REST));
  const { quota = 0, usage = 0 } = await storage.estimate();
  if (!kept && quota - usage < ROOM) return;
  const registration = await workers.register(`${SITE}sw.js`, { updateViaCache: "none" });
  registration.addEventListener("updatefound", () => watch(registration));
  watch(registration);
  workers.ready.then(say);
}

/** @param {ServiceWorkerRegistration} registration */
function watch({ installing, waiting, active }) {
  const fresh = installing ?? waiting;
  const offer = () => {
    if (!active || fresh?.state !== "installed" || sessionStorage.getItem(LATER)) return;
    notice(UPDATE, {
      "Load it now": () => fresh.postMessage("start"),
      "Later": () => sessionStorage.setItem(LATER, "yes"),
    });
  };
  fresh?.addEventListener("statechange", offer);
  offer();
}

/** Tell, where the page has a place for it, that all is here. */
const say = () => document.querySelector(".cw-offline")?.replaceChildren(
  "All of the course is kept in this browser: it works without a network.");
