/** What the learner has written, on the pages and in the notebook as JupyterLite
 * keeps it. */
import { fill } from "./course-element.js";
import { STATE, all as readAll, settled, withStore } from "./store.js";
import { TEXTS } from "./texts.js";

/** @typedef {{id?: string, cell_type: string, source: string | string[], metadata: any,
 *     outputs?: any[]}} Cell */
/** @typedef {{cells: Cell[], metadata: any}} Notebook */
/** @typedef {{text: string, time: number, origin: "book" | "notebook"}} Version
 *     `time` in ms since 1970 */
/** @typedef {{key: string, points?: number, exercises?: string[], words?: number[]}}
 *     Task */

export const NAME = "activations.ipynb";
export const FILES = { name: `${STATE.name} work`, store: "files" };
const MIME = "application/vnd.tinytorch.check+json";

/** The file as JupyterLite keeps it, or null. @returns {Promise<any>} */
export async function stored() {
  const read = withStore(FILES, "readonly", (store) => settled(store.get(NAME)));
  const file = await read.catch(() => null);
  return Array.isArray(file?.content?.cells) ? file : null;
}

/** Put a file into JupyterLite's storage, or delete it. @param {any} file */
export const keep = (file) =>
  withStore(FILES, "readwrite", (store) =>
    settled(file ? store.put(file, NAME) : store.delete(NAME)));

export function download(/** @type {string} */ name, /** @type {any} */ content) {
  const text = JSON.stringify(content, null, 1) + "\n";
  const file = new Blob([text], { type: "application/json" });
  const link = { href: URL.createObjectURL(file), download: name };
  Object.assign(document.createElement("a"), link).click();
}

/** @param {string} path from this script @returns {Promise<any>} */
export async function fetched(path) {
  const answer = await fetch(new URL(path, import.meta.url));
  if (!answer.ok) throw new Error(fill(TEXTS.site, { path, status: answer.status }));
  return answer.json();
}

/** The tasks of the course, what is kept of them on the pages and in the notebook,
 * and what was written. */
export async function work() {
  const [{ tasks, blanks }, entries, file] = await Promise.all([
    fetched("./tasks.json"), readAll(), stored(),
  ]);
  const notebook = /** @type {Notebook} */ (file?.content ?? { cells: [] });
  const there = texts(notebook);
  const saved = Date.parse(file?.last_modified) || 0;
  /** @type {Record<string, Version[]>} by grade id, the page's first; no text twice */
  const written = {};
  for (const [id, blank] of Object.entries(blanks)) {
    const here = entries[`exercise/${id}`] ?? entries[`reflection/${id}`];
    const both = /** @type {Version[]} */ ([
      { text: here?.text ?? "", time: here?.updated ?? 0, origin: "book" },
      { text: there[id] ?? "", time: saved, origin: "notebook" },
    ]).filter(({ text }) => isAnswer(text, blank));
    const isNew = (/** @type {Version} */ { text }, /** @type {number} */ at) =>
      !at || text.trim() !== both[0].text.trim();
    const found = both.filter(isNew);
    if (found.length) written[id] = found;
  }
  const all = { tasks: /** @type {Task[]} */ (tasks), blanks, entries, file, written };
  return { ...all, checks: checks(notebook) };
}

/** What the notebook's checks last found, by grade id. @param {Notebook} notebook
 * @returns {Record<string, any>} */
function checks({ cells }) {
  const outputs = cells.flatMap(({ outputs = [] }) => outputs);
  const results = outputs.map(({ data }) => data?.[MIME]).filter(Boolean);
  return Object.fromEntries(results.map((result) => [result.grade_id, result]));
}

/** Without what a newer stub may say in other words: docstrings, comments, space.
 * @param {string} text */
const code = (text) => text.replace(/"""[^]*?"""|#.*|\s/g, "");

/** Whether a learner wrote this, and did not leave what stood there.
 * @param {string} text @param {string} blank */
const isAnswer = (text, blank) => text.trim() !== "" && code(text) !== code(blank);

/** How many words there are. @param {string} text */
export const words = (text) => text.split(/\s+/).filter(Boolean).length;

const graded = (/** @type {Notebook} */ { cells }) =>
  cells.filter(({ metadata }) => metadata.nbgrader);

/** The text of a graded cell, without an answer's prompt. @param {Cell} cell */
function textOf({ source, metadata: { tinytorch } }) {
  const lines = [source].flat().join("").split("\n");
  return lines.filter((line) => line !== tinytorch?.prompt).join("\n").trim();
}

/** The texts of graded cells by grade id. @param {Notebook} notebook
 * @returns {Record<string, string>} */
const texts = (notebook) => Object.fromEntries(
  graded(notebook).map((cell) => [cell.metadata.nbgrader.grade_id, textOf(cell)]));

/** What a learner wrote in a notebook. @param {Notebook} notebook
 * @param {Notebook} course as it begins */
export function answersIn(notebook, course) {
  const blanks = texts(course);
  const answers = Object.entries(texts(notebook)).filter(([id, text]) =>
    isAnswer(text, blanks[id] ?? ""));
  return Object.fromEntries(answers);
}

/** Put answers into the cells that are for them. A cell that has that text already
 * stays as it is. @param {Notebook} notebook
 * @param {Record<string, string>} answers by grade id
 * @returns {boolean} whether a cell has changed */
export function putAnswers(notebook, answers) {
  const changed = graded(notebook).filter((cell) => {
    const { grade_id, solution } = cell.metadata.nbgrader;
    return solution && grade_id in answers && answers[grade_id] !== textOf(cell);
  });
  for (const cell of changed) cell.source = answers[cell.metadata.nbgrader.grade_id];
  return changed.length > 0;
}

/** A notebook that nbgrader accepts: the learner's own with `chosen`, text by grade
 * id, in it. It is not `complete` when the learner's had lost or doubled a graded
 * cell: then it is the course's. @param {Notebook | undefined} own
 * @param {Record<string, string>} chosen */
export async function compose(own, chosen) {
  const course = /** @type {Notebook} */ (await fetched(`../../lite/files/${NAME}`));
  const complete = !own || names(own) === names(course);
  const notebook = own && complete ? own : course;
  const changed = putAnswers(notebook, chosen);
  for (const cell of notebook.cells) {
    delete cell.metadata.trusted;
    if (cell.cell_type !== "code") continue;
    Object.assign(cell, { execution_count: null, outputs: changed ? [] : ours(cell) });
  }
  delete notebook.metadata.widgets;
  return { notebook, complete };
}

/** The graded cells and their kinds. @param {Notebook} notebook */
const names = (notebook) => graded(notebook)
  .map(({ cell_type, metadata }) => `${metadata.nbgrader.grade_id} ${cell_type}`)
  .sort().join();

/** The outputs of our checks, as data and text. @param {Cell} cell */
const ours = ({ outputs = [] }) =>
  outputs.filter(({ data }) => data?.[MIME]).map(({ data }) => ({
    output_type: "display_data",
    data: { "text/plain": data["text/plain"], [MIME]: data[MIME] },
    metadata: {},
  }));
