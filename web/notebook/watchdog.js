// @ts-check
// Says when Python has not started, has stopped or does not come back, and starts it afresh.

import { opened, say } from "./app.js";

const PATIENCE = 10_000; // ms that a cell may run before a way out is offered
const KEPT = "Its variables are lost; what you have written is still here.";
const RUNNING = "A cell is still running. If it never ends, stop it: Python is then started afresh.";
let [ready, timer] = [false, 0];
let shown = /** @type {HTMLElement | undefined} */ (undefined);

/** Say something in the place of what was said before.
 * @param {string} words @param {Record<string, () => unknown>} actions */
async function tell(words, actions) {
  const before = shown;
  shown = await say(words, actions);
  before?.remove();
}

/** @param {string[]} [files] that may be damaged where the browser keeps what it has loaded */
async function restart(files = []) {
  await Promise.all(files.map((file) => fetch(file, { cache: "reload" }).catch(() => {})));
  await (await opened()).widget.sessionContext.session.kernel.restart();
  await tell(`Python has been started afresh. ${KEPT} Run the cells again from the top.`, { OK() {} });
}

/** @param {{state: string, why: string, files?: string[]}} news of the kernel's worker */
function hear({ state, why, files }) {
  ready = state === "ready";
  clearTimeout(timer);
  if (state === "failed") tell(`Python could not start. ${why}`, { "Try again": () => restart(files) });
  if (state === "stopped") tell(`Python has stopped. ${KEPT} (${why})`, { "Start it afresh": restart });
}

/** @param {number} after ms */
function offerToStop(after) {
  clearTimeout(timer);
  timer = setTimeout(() => tell(`${RUNNING} ${KEPT}`, { "Stop": restart, "Let it run"() {} }), after);
}

const Plain = Worker;
window.Worker = class extends Plain {
  /** @param {string | URL} url @param {WorkerOptions} [options] */
  constructor(url, options) {
    super(url, options);
    let heard = false; // anything of its Python
    this.addEventListener("message", ({ data }) => {
      heard ||= Boolean(data?.course);
      if (data?.course) hear(data.course);
    });
    const why = "Its worker could not be loaded.";
    this.addEventListener("error", () => heard || hear({ state: "failed", why }));
  }
};

opened().then(({ app, widget: { sessionContext } }) => {
  sessionContext.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
    clearTimeout(timer);
    if (status === "busy" && ready) offerToStop(PATIENCE);
    if (status === "idle" && shown?.textContent?.startsWith(RUNNING)) shown.remove();
  });
  app.commands.commandExecuted.connect((/** @type {any} */ _, /** @type {{id: string}} */ { id }) => {
    if (id.includes("interrupt") && sessionContext.session?.kernel?.status === "busy") offerToStop(0);
  });
});
