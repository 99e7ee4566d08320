// @ts-check

export const after = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What `find` gives as soon as it gives something. @param {(app: any) => any} find */
export async function until(find) {
  for (;; await after(20)) { // a hidden tab draws no frames
    const app = /** @type {any} */ (window).jupyterapp;
    const found = app && find(app);
    if (found) return found;
  }
}

/** The application and its notebook, once that has been opened and drawn. */
export const opened = () => until((app, widget = app.shell.currentWidget) =>
  widget?.context?.isReady && widget.content.widgets.length && { app, widget });

/** Say something at the foot of the page.
 * @param {string} words @param {Record<string, () => unknown>} actions */
export const say = async (words, actions) => (await ofTheBook("notice.js")).notice(words, actions);

/** A module of the book's scripts. @param {string} name */
export const ofTheBook = (name) => import(new URL(`../_static/course/${name}`, import.meta.url).href);
