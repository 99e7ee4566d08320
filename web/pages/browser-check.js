/** `<browser-check>`: tries what the course needs, and shows what the page says of
 * each finding. */
import { CourseElement, fill } from "./course-element.js";
import { call } from "./python.js";
import { STATE, settled, withStore } from "./store.js";

const TRIED = "tried"; // the entry that is written and taken away
const LITTLE = 1e9; // bytes; ordinary windows are mostly offered far more
/** The smallest module of WebAssembly, and one that catches an exception, as Python's
 * does: what is newest of all that it needs. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const CATCHES = new Uint8Array([
  ...EMPTY, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]);
const MEMORY = { initial: 1600, maximum: 65536 }; // as Python's, with a page's figures

class BrowserCheck extends CourseElement {
  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    const button = this.find("[data-action=try]", HTMLButtonElement);
    button.addEventListener("click", () => this.#try(button), { signal: visit });
    const { room, findings } = await look();
    for (const place of this.querySelectorAll("[data-part=quota]"))
      place.textContent = (room / 1e9).toFixed(1);
    for (const told of this.querySelectorAll("[data-found]"))
      if (told instanceof HTMLElement)
        told.hidden = !findings.includes(told.dataset.found ?? "");
    this.dataset.ready = "";
  }

  /** The proof: start Python and let it draw. @param {HTMLButtonElement} button */
  async #try(button) {
    const began = performance.now();
    button.disabled = true;
    const status = this.find("[role=status]", HTMLElement);
    const { starting = "", works = "", fails = "" } = status.dataset;
    this.say(starting);
    const drawing = call("draw", ["relu-hinge", ""]);
    const error = await drawing.then(() => null, (error) => error);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    this.say(error ? fill(fails, { reason: error.message }) : fill(works, { seconds }));
    button.disabled = false;
  }
}

/** What this browser has, by the names that the page uses, and how many bytes are
 * free. */
async function look() {
  const python = pythonHere();
  const writing = withStore(STATE, "readwrite", async (store) =>
    settled(store.put({ updated: 0 }, TRIED)).then(() => settled(store.delete(TRIED))));
  const stores = await writing.then(() => true, () => false);
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  const { quota = 0, usage = 0 } = estimate ?? {};
  const promised = await navigator.storage?.persisted?.().catch(() => false);
  const findings = [
    python === "python" && stores ? "all" : "not-all",
    python,
    stores ? "stores" : "no-storage",
    quota ? "room" : "no-estimate",
    quota && quota < LITTLE ? "little" : promised ? "promised" : "unpromised",
    !isSecureContext ? "insecure" : navigator.serviceWorker ? "secure" : "uncached",
    window.top === window ? "whole" : "framed",
  ];
  return { room: quota - usage, findings };
}

/** What Python would lack here, else "python". */
function pythonHere() {
  const { WebAssembly } = globalThis;
  if (!WebAssembly?.validate(EMPTY)) return "no-wasm";
  if (fails(() => new WebAssembly.Module(EMPTY))) return "forbidden";
  if (!WebAssembly.validate(CATCHES)) return "old";
  if (!knowsModuleWorkers()) return "no-workers";
  return fails(() => new WebAssembly.Memory(MEMORY)) ? "no-memory" : "python";
}

/** @param {() => unknown} tried */
function fails(tried) {
  try {
    return !tried();
  } catch {
    return true;
  }
}

/** Only a browser that knows module workers asks for the type of one. */
function knowsModuleWorkers() {
  let asked = false;
  const options = /** @type {WorkerOptions} */ ({
    get type() { return (asked = true) && "module"; },
  });
  new Worker(new URL("./python-worker.js", import.meta.url), options).terminate();
  return asked;
}

customElements.define("browser-check", BrowserCheck);
