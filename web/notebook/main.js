// What JupyterLite lacks for a course: a way back to the book, a link to one cell.

import "./memory-storage.js";
import "./loading.js";
import { importFromBook, opened, until } from "./app.js";
import { askWhichLesson } from "./lesson-update.js";
import "./accessible-names.js";
import "./watchdog.js";
import { keepWork } from "./autosave.js";
import { takeNewerTexts, takeNewerTextsLater } from "./newer-texts.js";
import { TEXTS } from "./texts.js";

/** Show the cell that `#cell-id=...` names, and put the cursor on it. */
async function goToCell() {
  const id = decodeURIComponent(location.hash.match(/^#cell-id=(.+)$/)?.[1] ?? "");
  const { content } = (await opened()).widget;
  const index = content.widgets.findIndex(({ model }) => model.id === id);
  if (index < 0) return;
  content.activeCellIndex = index;
  await content.scrollToItem(index, "start");
  content.activate(); // with a keyboard one goes on from there
}

/** Put a link to the book into the bar that a narrow screen shows too. */
async function linkToBook() {
  const { app } = await opened();
  const panel = document.getElementById("menu-panel") ?? app.shell.node;
  const link = { href: "../../index.html", className: "course-back" };
  const textContent = TEXTS.back;
  panel.prepend(Object.assign(document.createElement("a"), link, { textContent }));
}

/** Keep the site for later without a network, as the pages of the book do. */
async function keepOffline() {
  const { context } = (await opened()).widget;
  await (await importFromBook("offline.js")).keepOffline(() => context.save());
}

/** Formulas are set when seen, else after 3 s: MathJax takes 0.1 s to begin.
 * @param {Typesetter} math */
function setFormulasInSight(math) {
  const typeset = math.typeset.bind(math);
  math.typeset = async (text) => {
    if (!/[$\\]/.test(text.textContent ?? "")) return;
    await new Promise((resolve) => [setTimeout(resolve, 3000), new IntersectionObserver(
      (changes) => changes.at(-1)?.isIntersecting && resolve("")).observe(text)]);
    typeset(text);
  };
}

/** Cells out of sight wait until nothing else is to be done, not 50 ms a change.
 * @param {NotebookView} notebook */
function drawCellsInSight(notebook) {
  const draw = notebook._runOnIdleTime.bind(notebook); // one, then as time allows
  notebook._runOnIdleTime = async (ms) => {
    if (ms !== undefined) return draw(ms);
    const next = notebook.widgets.findIndex((cell) => cell.isPlaceholder());
    const above = notebook.widgets[next - 1]?.node.getBoundingClientRect();
    const isBelow = (above?.bottom ?? 0) > innerHeight;
    if (next < 0 || (next > notebook.activeCellIndex && isBelow)) return;
    draw(1).then(() => notebook.update());
  };
}

/** Ask for the kernel at once: JupyterLab itself first reads the notebook and looks for
 * checkpoints. @param {NotebookPanel} panel */
function startKernel({ sessionContext: session }) {
  session.kernelPreference = { ...session.kernelPreference, name: "python" };
  return session.initialize();
}

until(({ shell: { currentWidget: it } }) => it?.context && it).then((panel) => {
  setFormulasInSight(panel.content.rendermime.latexTypesetter);
  drawCellsInSight(panel.content);
  return startKernel(panel);
}).catch(() => {}); // JupyterLab tells
addEventListener("hashchange", goToCell);
Promise.all([
  goToCell(), linkToBook(),
  keepWork().then(takeNewerTexts).then(takeNewerTextsLater).then(askWhichLesson),
  keepOffline().catch(() => {}),
]);
