/** Keeps the whole site in the browser, so that it works without a network. */

const VERSION = "@version@"; // the SHA-256 of the manifest but for our line
const LEFT_OUT =
  /^\.|LICENSE|licenses|\.(br|eot|gz|inv|orig|ttf|txt)$|lite\/build\/.*\.svg$/;
// a browser keeps compiled what it has a copy of itself, not what we keep
const CODE = /\.asm\.wasm$/;
const THEIRS =
  /** @type {RequestInit} */ ({ cache: "only-if-cached", mode: "same-origin" });
const AT_ONCE = 3; // files fetched at a time: the page that is open goes first
const scope = /** @type {any} */ (self);
const SITE = scope.registration.scope;
const PATH = new URL(SITE).pathname.replace(/[\\:*+?{}()]/g, "\\$&");
const OURS = `activations-course ${SITE} `;
const CACHE = OURS + VERSION;
let left = false; // whether the learner has left this computer for good

/** How a browser gets a file that is named and no more.
 * @param {string} end @param {any} source */
const route = (end, source) =>
  ({ condition: { urlPattern: { pathname: PATH + end, search: "" } }, source });
scope.oninstall = (/** @type {any} */ event) => {
  const cached = route("*.:kind", { cacheName: CACHE });
  const routes = [route("*.asm.wasm", "fetch-event"), cached];
  event.addRoutes?.(routes).catch(() => {}); // without waking us
  event.waitUntil(fill());
};
scope.onactivate = (/** @type {any} */ event) => event.waitUntil(clear());
scope.onmessage = (/** @type {any} */ { data }) =>
  data === "start" ? scope.skipWaiting() : (left = data === "leave");
scope.onfetch = (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SITE))
    event.respondWith(answer(event.request));
};

/** @param {Request} request */
async function answer(request) {
  const name = request.url.slice(SITE.length).replace(/[?#].*/, "");
  const url = SITE + name + (/^$|\/$/.test(name) ? "index.html" : "");
  const copy = CODE.test(name) ? await fetch(request, THEIRS).catch(() => null) : null;
  if (copy?.ok) return copy;
  const open = caches.open(CACHE)
    .then((cache) => cache.match(url, { ignoreVary: true }));
  return (await open.catch(() => null)) ?? fetch(request);
}

/** Fill the cache, or leave nothing behind. */
async function fill() {
  try {
    const [cache, files] = [await caches.open(CACHE), (await listed()).values()];
    const take = async () => {
      for (const [hash, name] of files) await keep(cache, hash, SITE + encodeURI(name));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** The hash and name of each file to keep, from the manifest of this worker. */
async function listed() {
  const answer = await fetch(`${SITE}manifest.sha256`, { cache: "no-store" });
  const lines = (await answer.text()).split(/(?<=\n)/)
    .filter((line) => !line.endsWith("  sw.js\n"));
  if ((await sha256(new Response(lines.join("")))) !== VERSION)
    throw new Error("Half a new site.");
  return lines.map((line) => line.trim().split("  "))
    .filter(([, name]) => !LEFT_OUT.test(name));
}

/** @param {Cache} cache @param {string} hash @param {string} url */
async function keep(cache, hash, url) {
  if (left) throw new Error("Nothing more is to be kept.");
  for (const source of ["version before", "force-cache", "reload"]) {
    const options = /** @type {any} */ ({ cache: source, priority: "low" });
    const old = source === "version before";
    const found = await (old ? caches.match(url) : fetch(url, options));
    if (!found?.ok || (await sha256(found.clone())) !== hash) continue;
    // A page may not be answered with what was redirected, nor a route with what suits
    // only some who ask.
    const vary = found.headers.get("vary") ?? "";
    const fits = !found.redirected && /^(accept-encoding)?$/i.test(vary);
    const headers = [...found.headers].filter(([name]) => name !== "vary");
    return cache.put(url, fits ? found : new Response(found.body, { headers }));
  }
  throw new Error(`${url} is not the file that was published.`);
}

async function clear() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {Response} response */
async function sha256(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  const hex = (/** @type {number} */ byte) => byte.toString(16).padStart(2, "0");
  return Array.from(new Uint8Array(hash), hex).join("");
}
