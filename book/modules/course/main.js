/** The one script of every page: loads the module of each custom element that the page has. */

/** @type {Record<string, () => Promise<unknown>>} */
const ELEMENTS = {
  "live-figure": () => import("./live-figure.js"),
  "browser-check": () => import("./browser-check.js"),
};

for (const [tag, load] of Object.entries(ELEMENTS)) {
  if (document.querySelector(tag)) load();
}
