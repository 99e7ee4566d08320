/** `<browser-check>`: says in plain words what will work in this browser, after trying it. */

import { call, start } from "./python.js";

/** @typedef {{works: "yes" | "partly" | "no", title: string, words: string}} Finding */

const LITTLE = 1e9; // bytes; ordinary windows are mostly offered far more

class BrowserCheck extends HTMLElement {
  async connectedCallback() {
    const found = [python(), await storage(), await lasting(), address(), ...frame()];
    const list = document.createElement("ul");
    list.append(...found.map(item));
    const worst = found.some(({ works }) => works === "no") ? "no" : "yes";
    const sum = document.createElement("p");
    sum.textContent = worst === "yes"
      ? "Everything in this course should work in this browser."
      : "Not everything will work in this browser. You can read every page all the same.";
    this.replaceChildren(sum, list);
    if (found[0].works === "yes") this.append(this.trial());
  }

  /** The proof: start Python and let it draw. */
  trial() {
    const button = Object.assign(document.createElement("button"), {
      textContent: "Try Python now",
    });
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const began = performance.now();
      button.disabled = true;
      said.textContent = "Python is starting ...";
      try {
        await start();
        await call("draw", ["relu-hinge", "{}"]);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        said.textContent = `Python works here. It took ${seconds} s.`;
      } catch (error) {
        said.textContent = `Python does not work here: ${/** @type {Error} */ (error).message}`;
      }
      button.disabled = false;
    });
    const box = document.createElement("div");
    box.append(button, said);
    return box;
  }
}

/** @returns {Finding} */
function python() {
  const title = "Moving sliders, running code";
  const header = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); // the smallest module
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(header)) {
    return {
      works: "no",
      title,
      words: "this browser cannot run WebAssembly, or it is switched off.",
    };
  }
  if (!moduleWorkers()) {
    return { works: "no", title, words: "this browser is too old: it has no module workers." };
  }
  return {
    works: "yes",
    title,
    words: "the browser has what Python needs (WebAssembly, workers).",
  };
}

function moduleWorkers() {
  let asked = false;
  const options = {
    /** @returns {WorkerType} read only by a browser that knows module workers */
    get type() {
      asked = true;
      return "module";
    },
  };
  try {
    const url = URL.createObjectURL(new Blob([""], { type: "text/javascript" }));
    new Worker(url, options).terminate();
    URL.revokeObjectURL(url);
  } catch {
    return false;
  }
  return asked;
}

/** @returns {Promise<Finding>} */
async function storage() {
  const title = "Keeping your work";
  const works = await new Promise((resolve) => {
    try {
      const opening = indexedDB.open("activations-course check");
      opening.onsuccess = () => {
        opening.result.close();
        indexedDB.deleteDatabase("activations-course check");
        resolve(true);
      };
      opening.onerror = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
  if (!works) {
    const words = `the browser does not let this page store anything. Download your work before
      you leave.`;
    return { works: "no", title, words };
  }
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  const room = quota ? ` It offers ${size(quota - usage)}; the course needs less than 100 MB.` : "";
  return {
    works: "yes",
    title,
    words: `what you do is stored in this browser, on this device.${room}`,
  };
}

/** @returns {Promise<Finding>} */
async function lasting() {
  const title = "Keeping it for long";
  const { quota = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  const promised = await navigator.storage?.persisted?.().catch(() => false);
  const hidden = `Whether this is a private window no page can tell for sure; in one, everything is
    gone when it closes.`;
  if (quota && quota < LITTLE) {
    const words = `the browser offers little room (${size(quota)}), as private windows often do.`;
    return { works: "partly", title, words: `${words} ${hidden}` };
  }
  const words = promised
    ? "the browser has promised not to clear it by itself."
    : `the browser has made no promise: it may clear what is stored after weeks without a visit, or
      when the disk is full. Export your work now and then.`;
  return { works: promised ? "yes" : "partly", title, words: `${words} ${hidden}` };
}

/** @returns {Finding} */
function address() {
  const title = "The address";
  if (!isSecureContext) {
    const words = `it does not begin with https. So the browser keeps no copies of the pages for
      later without a network, and a button cannot copy a link.`;
    return { works: "partly", title, words };
  }
  const words = "it is secure, and the browser can keep copies of the pages.";
  if ("serviceWorker" in navigator) return { works: "yes", title, words };
  return {
    works: "partly",
    title,
    words: "it is secure, but the browser keeps no copies of pages.",
  };
}

/** @returns {Finding[]} */
function frame() {
  if (window.top === window) return [];
  const words = `this page stands inside another one; browsers then often store apart or not at
    all. Open it in a tab of its own.`;
  return [{ works: "partly", title: "Inside a frame", words }];
}

/** @param {Finding} finding */
function item({ works, title, words }) {
  const line = document.createElement("li");
  const mark = { yes: "works", partly: "works in part", no: "does not work" }[works];
  const head = Object.assign(document.createElement("strong"), {
    textContent: `${title}: ${mark}.`,
  });
  line.dataset.works = works;
  line.append(head, ` ${words[0].toUpperCase()}${words.slice(1)}`);
  return line;
}

/** @param {number} bytes */
function size(bytes) {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(0)} GB` : `${(bytes / 1e6).toFixed(0)} MB`;
}

customElements.define("browser-check", BrowserCheck);
