/** The versions of a text, in the book and in notebooks: which one comes first. */
import { isBlank } from "./blank.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./notebook-answers.js").Answer} Answer */
/** @typedef {{text: string, time: number, origin: "book" | "notebook" | "copy",
 *     file: string, points?: number, most?: number}} Version
 *     `time` in ms since 1970; "copy": another cell of the notebook that may be meant;
 *     `points` that the check of this text alone has last given it */
/** @typedef {{name: string, time: number, answer: Answer, check?: any,
 *     noted?: {text: string, time: number}}} Place a notebook that was saved at that
 *     `time`, what is in it, what its check found, and when this text was noted */

export const MIME = "application/vnd.tinytorch.check+json";
const MOST = 9; // other texts of one task that are kept

/** What the checks of a notebook last found, by grade id.
 * @param {import("./learner-work.js").Notebook | undefined} notebook
 * @returns {Record<string, any>} */
export function checksIn(notebook) {
  const outputs = (notebook?.cells ?? []).flatMap(({ outputs = [] }) => outputs);
  const results = outputs.map(({ data }) => data?.[MIME]).filter(Boolean);
  return Object.fromEntries(results.map((result) => [result.grade_id, result]));
}

/** The different texts of one task, those that passed first, then the newer.
 * @param {string} blank what stands there before anything is written
 * @param {{entry?: Entry, check?: any}} here in the book, and what its check found
 * @param {Place[]} places @returns {Version[]} */
export function versions(blank, { entry, check }, places) {
  const book = { text: entry?.text ?? "", time: entry?.updated ?? 0, file: "" };
  /** @type {Version[]} */
  const all = [{ ...book, origin: "book", ...points(check, book.text) }];
  for (const { name: file, time: saved, answer, check, noted } of places) {
    const { text, others } = answer;
    const time = noted?.text === text ? noted.time : saved;
    const believed = check && { source: text, ...check }; // one of an older kernel
    all.push({ text, time, file, origin: "notebook", ...points(believed, text) });
    for (const text of others)
      all.push({ text, time, file, origin: "copy", ...points(check, text) });
  }
  const written = all.filter(({ text }) => !isBlank(text, blank));
  const different = new Map();
  for (const version of written.sort(better)) {
    const known = different.get(version.text.trim());
    if (!known) different.set(version.text.trim(), version);
    else if (version.origin === "book") // in both places: then it is the book's
      Object.assign(known, { origin: "book", file: "", text: version.text });
  }
  return [...different.values()];
}

/** What a check gave to a text, where that is what it has seen.
 * @param {any} check @param {string} text */
const points = (check, text) =>
  check?.source !== undefined && bare(check.source).includes(bare(text))
    ? { points: check.points, most: check.max_points } : {};

const bare = (/** @type {string} */ text) => text.replace(/\s/g, "");

/** @param {Version} version */
const passed = ({ points, most }) => most !== undefined && points === most;

/** @param {Version} a @param {Version} b */
const better = (a, b) => Number(passed(b)) - Number(passed(a)) || b.time - a.time;

/** The last few of some texts that are not empty and not `text`.
 * @param {string[]} texts @param {string} [text] */
export const distinct = (texts, text) =>
  [...new Set(texts)].filter((other) => other && other !== text).slice(0, MOST);
