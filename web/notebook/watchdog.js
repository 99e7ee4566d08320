// Says when Python has not started, has stopped or does not come back, and restarts it.

import { opened, say } from "./app.js";
import { TEXTS } from "./texts.js";

const PATIENCE = 10_000; // ms that a cell may run before a way out is offered
let [ready, timer] = [false, 0];
let shown = /** @type {HTMLElement | undefined} */ (undefined);

/** Say something in place of what was said before. @type {Say} */
async function report(words, actions) {
  const before = shown;
  shown = await say(words, actions);
  before?.remove();
  return shown;
}

/** @param {string[]} [files] that may be damaged in the browser's cache */
async function restart(files = []) {
  const reload = /** @type {const} */ ({ cache: "reload" });
  await Promise.all(files.map((file) => fetch(file, reload).catch(() => {})));
  await (await opened()).widget.sessionContext.session?.kernel?.restart();
  await report(TEXTS.restarted, { [TEXTS.ok]() {} });
}

/** @param {{state: string, why: string, files?: string[]}} news of the kernel */
function onWorkerMessage({ state, why, files }) {
  ready = state === "ready";
  clearTimeout(timer);
  const words = (/** @type {string} */ text) => text.replace("{why}", () => why);
  if (state === "failed")
    report(words(TEXTS.failed), { [TEXTS.again]: () => restart(files) });
  if (state === "stopped") report(words(TEXTS.stopped), { [TEXTS.restart]: restart });
}

/** @param {number} after ms */
function offerToStop(after) {
  clearTimeout(timer);
  const actions = { [TEXTS.stop]: restart, [TEXTS.letRun]() {} };
  timer = setTimeout(() => report(TEXTS.running, actions), after);
}

const Plain = Worker;
window.Worker = class extends Plain {
  /** @param {string | URL} url @param {WorkerOptions} [options] */
  constructor(url, options) {
    super(url, options);
    let heard = false; // anything of its Python
    this.addEventListener("message", ({ data }) => {
      heard ||= Boolean(data?.course);
      if (data?.course) onWorkerMessage(data.course);
    });
    this.addEventListener("error", () =>
      heard || onWorkerMessage({ state: "failed", why: TEXTS.noWorker }));
  }
};

opened().then(({ app, widget: { sessionContext } }) => {
  sessionContext.statusChanged.connect((_, status) => {
    clearTimeout(timer);
    if (status === "busy" && ready) offerToStop(PATIENCE);
    const offered = shown?.textContent?.startsWith(TEXTS.running);
    if (status === "idle" && offered) shown?.remove();
  });
  app.commands.commandExecuted.connect((_, { id }) => {
    const busy = sessionContext.session?.kernel?.status === "busy";
    if (id.includes("interrupt") && busy) offerToStop(0);
  });
});
