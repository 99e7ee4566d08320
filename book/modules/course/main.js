/** The one script of every page: loads the module of each custom element that the page has. */

import "./progress.js";
import { keepOffline } from "./offline.js";

/** @type {Record<string, () => Promise<unknown>>} */
const ELEMENTS = {
  "live-figure": () => import("./live-figure.js"),
  "browser-check": () => import("./browser-check.js"),
  "course-check": () => import("./check.js"),
  "course-exercise": () => import("./exercise.js"),
  "course-hand-in": () => import("./hand-in.js"),
  "course-reflection": () => import("./reflection.js"),
};

for (const [tag, load] of Object.entries(ELEMENTS)) {
  if (document.querySelector(tag)) load();
}

keepOffline().catch(() => {}); // without storage the course works online only
