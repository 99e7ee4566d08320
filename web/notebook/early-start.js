// @ts-check
// Starts the notebook's Python at once, while JupyterLite itself is still loading, and gives its worker
// to JupyterLite when that asks for one. A worker that is not up by then is given up for an ordinary one.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const at = (/** @type {string} */ path) => new URL(path, script.src).href;
  const kernel = at(script.dataset.kernel ?? "");
  const name = JSON.stringify({ ...script.dataset, kernel }); // a query would not outlive the cache
  const kept = navigator.serviceWorker?.controller; // else both would wait for the one network
  const Plain = window.Worker;
  /** @type {Worker | null} */
  let early = kept && !crossOriginIsolated ? new Plain(at("early-worker.mjs"), { type: "module", name }) : null;
  let up = false;
  early?.addEventListener("message", () => (up = true), { once: true });

  window.Worker = class extends Plain {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      const worker = String(url) === kernel ? early : null;
      if (worker) early = null;
      if (worker && up) return worker;
      worker?.terminate();
      super(url, options);
    }
  };
}
