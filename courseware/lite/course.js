// @ts-check
// What JupyterLite lacks for a course: a way back to the book, and a link that leads to one cell.

import "./memory.js";
import { ofTheBook, opened, until } from "./app.js";
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
  const link = document.createElement("a");
  link.href = new URL("../../index.html", location.href).href;
  link.textContent = "Back to the book";
  link.className = "course-back";
  panel.prepend(link);
}

/** Keep the site for later without a network, as the pages of the book do. */
async function keepOffline() {
  const { widget } = await opened();
  const module = await ofTheBook("offline.js");
  await module.keepOffline(() => widget.context.save());
}

// The kernel is asked for at once: JupyterLab itself first reads the notebook and looks for checkpoints.
until(({ shell }) => shell.currentWidget?.context?.sessionContext).then((context) => {
  context.kernelPreference = { ...context.kernelPreference, name: "python" };
  return context.initialize();
}).catch(() => {}); // JupyterLab tells
addEventListener("hashchange", goToCell);
const work = keepWork().then(askWhichEdition);
await Promise.all([goToCell(), linkToBook(), work, keepOffline().catch(() => {})]);
