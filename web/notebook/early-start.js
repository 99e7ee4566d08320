// Starts the notebook's Python while JupyterLite is still loading, and gives its worker
// to JupyterLite when that asks for one. One that is not up by then is dropped.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const at = (/** @type {string} */ path) => new URL(path, script.src).href;
  const kernel = at(script.dataset.kernel ?? "");
  // a query would not outlive the cache
  const name = JSON.stringify({ ...script.dataset, kernel });
  const kept = navigator.serviceWorker?.controller; // else both wait for one network
  const Plain = window.Worker;
  /** @type {Worker | null} */
  let early = null;
  if (kept && !crossOriginIsolated)
    early = new Plain(at("early-worker.mjs"), { type: "module", name });
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
