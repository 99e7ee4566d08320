// @ts-check
// What JupyterLite lacks for a course: a way back to the book, and a link that leads to one cell.

import "./memory-storage.js";
import { ofTheBook, opened, until } from "./app.js";
import { askWhichEdition } from "./lesson-update.js";
import "./accessible-names.js";
import "./watchdog.js";
import { keepWork } from "./autosave.js";

/** Show the cell that `#cell-id=...` names, and put the cursor on it. */
async function goToCell() {
  const id = decodeURIComponent(location.hash.match(/^#cell-id=(.+)$/)?.[1] ?? "");
  const { widget } = await opened();
  const index = widget.content.widgets.findIndex((/** @type {any} */ cell) => cell.model.id === id);
  if (index < 0) return;
  widget.content.activeCellIndex = index;
  await widget.content.scrollToItem(index, "start");
  widget.content.activate(); // with a keyboard one goes on from there
}

/** Put a link to the book into the bar that a narrow screen shows too. */
async function linkToBook() {
  const { app } = await opened();
  const panel = document.getElementById("menu-panel") ?? app.shell.node;
  const words = { href: "../../index.html", textContent: "Back to the book", className: "course-back" };
  panel.prepend(Object.assign(document.createElement("a"), words));
}

/** Keep the site for later without a network, as the pages of the book do. */
async function keepOffline() {
  const { widget } = await opened();
  await (await ofTheBook("offline.js")).keepOffline(() => widget.context.save());
}

/** Formulas are set when they come into sight, else later: MathJax takes 0.1 s to begin. @param {any} math */
function setLater(math) {
  const typeset = math.typeset.bind(math);
  math.typeset = async (/** @type {Element} */ text) => {
    if (!/[$\\]/.test(text.textContent)) return;
    await new Promise((resolve) => [setTimeout(resolve, 3000), new IntersectionObserver(
      (changes) => changes.at(-1)?.isIntersecting && resolve("")).observe(text)]);
    typeset(text);
  };
}

/** Cells out of sight wait until nothing else is to be done, not 50 ms a change. @param {any} notebook */
function drawSeen(notebook) {
  const draw = notebook._runOnIdleTime.bind(notebook); // one cell, and more until its time is over
  notebook._runOnIdleTime = async (/** @type {number | undefined} */ idle) => {
    if (idle !== undefined) return draw(idle);
    const next = notebook.widgets.findIndex((/** @type {any} */ cell) => cell.isPlaceholder());
    const above = notebook.widgets[next - 1]?.node.getBoundingClientRect();
    if (next < 0 || (next > notebook.activeCellIndex && above?.bottom > innerHeight)) return;
    draw(1).then(() => notebook.update());
  };
}

until(({ shell }) => shell.currentWidget?.context && shell.currentWidget).then(({ content, context }) => {
  setLater(content.rendermime.latexTypesetter);
  drawSeen(content);
  // The kernel is asked for at once: JupyterLab itself first reads the notebook and looks for checkpoints.
  context.sessionContext.kernelPreference = { ...context.sessionContext.kernelPreference, name: "python" };
  return context.sessionContext.initialize();
}).catch(() => {}); // JupyterLab tells
addEventListener("hashchange", goToCell);
Promise.all([goToCell(), linkToBook(), keepWork().then(askWhichEdition), keepOffline().catch(() => {})]);
