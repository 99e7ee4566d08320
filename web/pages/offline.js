/** The course without a network: has its files kept once the page is at rest, offers
 * new versions. */
import { atRest } from "./course-element.js";
import { STATE } from "./store.js";
import { TEXTS } from "./texts.js";

const SITE = new URL("../../", import.meta.url).href;
const ROOM = 150e6; // bytes that must be free: twice the site
const LATER = `${STATE.name} later`;
const WORDS = TEXTS.offline;

/** @param {() => Promise<unknown>} [leave] is waited for before this page is reloaded
 * @param {Promise<unknown>} [rest] is waited for before anything is fetched */
export async function keepOffline(leave = async () => {}, rest = atRest()) {
  const { serviceWorker: workers, storage } = navigator;
  const { connection } = /** @type {any} */ (navigator);
  const kept = Boolean(workers?.controller);
  if (kept) say();
  if (!workers || (connection?.saveData && !kept)) return;
  const reload = () => kept && leave().then(() => location.reload());
  workers.addEventListener("controllerchange", reload);
  await rest;
  const { quota = 0, usage = 0 } = await storage.estimate();
  if (!kept && quota - usage < ROOM) return;
  const options = /** @type {const} */ ({ updateViaCache: "none" });
  const registration = await workers.register(`${SITE}sw.js`, options);
  registration.addEventListener("updatefound", () => watch(registration));
  watch(registration);
  workers.ready.then(say);
}

/** @param {ServiceWorkerRegistration} registration */
function watch({ installing, waiting, active }) {
  const fresh = installing ?? waiting;
  const offer = async () => {
    if (!active || fresh?.state !== "installed") return;
    if (sessionStorage.getItem(LATER)) return;
    const { notice } = await import("./notice.js");
    notice(WORDS.update, {
      [WORDS.now]: () => fresh.postMessage("start"),
      [WORDS.later]: () => sessionStorage.setItem(LATER, "yes"),
    });
  };
  fresh?.addEventListener("statechange", offer);
  offer();
}

/** Say, where the page has a place for it, that all is here. */
const say = () =>
  document.querySelector("[data-part=offline]")?.replaceChildren(WORDS.ready);
