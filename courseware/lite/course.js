// @ts-check
// What JupyterLite lacks for a course: a way back to the book, and a link that leads to one cell.

import "./memory.js";
import { ofTheBook, opened, until } from "./app.js";
import { drawCells, setFormulas } from "./drawing.js";
import { askWhichEdition } from "./edition.js";
import "./names.js";
import "./watchdog.js";
import { keepWork } from "./work.js";

/** Show the cell that `#cell-id=...` names, and put the cursor on it. */
async function goToCell() {
  const id = decodeURIComponent(location.hash.match(/^#cell-id=(.+)$/)?.[1] ?? "");
  if (!id) return;
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

until(({ shell }) => shell.currentWidget?.context && shell.currentWidget).then(({ content, context }) => {
  setFormulas(content.rendermime.latexTypesetter);
  drawCells(content);
  // The kernel is asked for at once: JupyterLab itself first reads the notebook and looks for checkpoints.
  context.sessionContext.kernelPreference = { ...context.sessionContext.kernelPreference, name: "python" };
  return context.sessionContext.initialize();
}).catch(() => {}); // JupyterLab tells
addEventListener("hashchange", goToCell);
const work = keepWork().then(askWhichEdition);
await Promise.all([goToCell(), linkToBook(), work, keepOffline().catch(() => {})]);
