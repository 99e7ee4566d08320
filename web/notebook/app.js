/// <reference path="./jupyterlab.d.ts" />
// JupyterLite's application, and what the notebook takes from the book's scripts.

/** What `find` gives as soon as it gives something.
 * @template Found @param {(app: JupyterApp) => Found | Nothing} find
 * @returns {Promise<Found>} */
export async function until(find) {
  for (;;) {
    const found = window.jupyterapp && find(window.jupyterapp);
    if (found) return found;
    // a hidden tab draws no frames
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The application and its notebook, once that has been opened and drawn. */
export const opened = () =>
  until((app) => {
    const widget = app.shell.currentWidget;
    return widget?.context?.isReady && widget.content.widgets.length && { app, widget };
  });

/** Say something at the foot of the page. @type {Say} */
export const say = async (words, actions) =>
  (await importFromBook("notice.js")).notice(words, actions);

/** A script of the book. @param {string} name @returns {Promise<any>} */
export const importFromBook = (name) =>
  import(new URL(`../_static/course/${name}`, import.meta.url).href);
