// @ts-check
// What is in sight is drawn first.

import { after } from "./app.js";

/** Cells out of sight are drawn when nothing else is to be done, but for those above the active one.
 *
 * JupyterLab also goes on with them, for 50 ms each time, whenever a cell is chosen, left or run.
 * @param {any} notebook */
export function drawCells(notebook) {
  const draw = notebook._runOnIdleTime.bind(notebook); // one cell, and more until its time is over
  const drawSeen = async () => {
    while (!notebook.isDisposed) {
      const next = notebook.widgets.findIndex((/** @type {any} */ cell) => cell.isPlaceholder());
      const above = notebook.widgets[next - 1]?.node.getBoundingClientRect();
      if (next < 0 || (next > notebook.activeCellIndex && above?.bottom > innerHeight)) return;
      await draw(1);
      await after(0);
    }
  };
  let drawing = /** @type {Promise<void> | null} */ (null);
  notebook._runOnIdleTime = (/** @type {number | undefined} */ ms) =>
    ms === undefined ? (drawing ??= drawSeen().finally(() => (drawing = null))) : draw(ms);
}

/** Formulas are set when they come into sight, else later: MathJax takes 0.1 s to begin. @param {any} math */
export function setFormulas(math) {
  const typeset = math.typeset.bind(math);
  math.typeset = async (/** @type {Element} */ text) => {
    if (!/[$\\]/.test(text.textContent)) return;
    const seen = new Promise((resolve) => new IntersectionObserver(
      (changes) => changes.at(-1)?.isIntersecting && resolve("")).observe(text));
    await Promise.race([seen, after(3000)]);
    typeset(text);
  };
}
