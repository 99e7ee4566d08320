/** `<browser-check>`: tries what the course needs, and shows what the page says of each finding. */
import { call } from "./python.js";
import { STATE, within } from "./store.js";

const LITTLE = 1e9; // bytes; ordinary windows are mostly offered far more
const panel = /** @type {any} */ (document.querySelector("browser-check"));
const [button, status] = panel.querySelectorAll("button, [role=status]");
/** The proof: start Python and let it draw. */
button.onclick = async () => {
  const began = performance.now();
  button.disabled = true;
  status.textContent = "Python is starting ...";
  const failed = await call("draw", ["relu-hinge", ""]).then(() => null, (error) => error);
  const took = `It took ${((performance.now() - began) / 1000).toFixed(1)} s.`;
  status.textContent = failed ? `Python does not work here: ${failed.message}` : `Python works here. ${took}`;
  button.disabled = false;
};

let modules = false; // only a browser that knows module workers asks for the type of one
const options = /** @type {WorkerOptions} */ ({ get type() { return (modules = true) && "module"; } });
new Worker(new URL("./python-worker.js", import.meta.url), options).terminate();
const wasm = globalThis.WebAssembly?.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); // empty
const stores = await within(STATE, "readonly", async () => true).catch(() => false);
const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
const promised = await navigator.storage?.persisted?.().catch(() => false);
const found = [
  wasm && modules && stores ? "all" : "not-all",
  !wasm ? "no-wasm" : modules ? "python" : "no-workers",
  stores ? "stores" : "no-storage",
  quota ? "room" : "no-estimate",
  quota && quota < LITTLE ? "little" : promised ? "promised" : "unpromised",
  !isSecureContext ? "insecure" : "serviceWorker" in navigator ? "secure" : "uncached",
  window.top === window ? "whole" : "framed",
];
const free = ((quota - usage) / 1e9).toFixed(1);
for (const place of panel.querySelectorAll(".cw-quota")) place.textContent = `${free} GB`;
for (const told of panel.querySelectorAll("[data-found]")) told.hidden = !found.includes(told.dataset.found);
panel.dataset.ready = "";
