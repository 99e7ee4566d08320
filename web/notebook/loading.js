// The line that stands in the page until JupyterLite does; and why that, or Python,
// does not come where the policy of the host forbids it.

import { opened, say } from "./app.js";
import { TEXTS } from "./texts.js";

const line = document.getElementById("course-loading");

/** What the policy of the host forbids of what JupyterLite and Python need. */
function forbidden() {
  const needed = {
    "'unsafe-eval'": () => new Function(""),
    "'wasm-unsafe-eval'": () =>
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
  };
  return Object.entries(needed).filter(([, tried]) => {
    try {
      return !tried();
    } catch {
      return true;
    }
  }).map(([what]) => what).join(", ");
}

const what = globalThis.WebAssembly && forbidden();
if (what) say(TEXTS.forbidden.replace("{what}", what), { [TEXTS.ok]() {} });
opened().then(() => line?.remove());
