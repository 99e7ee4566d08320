// @ts-check

/** The application and its notebook, once that has been opened and drawn. */
export async function opened() {
  for (;;) {
    const app = /** @type {any} */ (window).jupyterapp;
    const widget = app?.shell.currentWidget;
    if (widget?.context?.isReady && widget.content.widgets.length) return { app, widget };
    await new Promise((resolve) => setTimeout(resolve, 50)); // a hidden tab draws no frames
  }
}

/** Say something at the foot of the page.
 * @param {string} words @param {Record<string, () => unknown>} actions */
export const say = async (words, actions) => (await ofTheBook("notice.js")).notice(words, actions);

/** A module of the book's scripts. @param {string} name */
export const ofTheBook = (name) => import(new URL(`../_static/course/${name}`, import.meta.url).href);
