/** What the learner has written, on the pages and in the notebook as JupyterLite keeps it. */
import { STATE, all, done, within } from "./store.js";

/** @typedef {{cell_type: string, source: string | string[], metadata: any, outputs?: any[]}} Cell */
/** @typedef {{cells: Cell[], metadata: any}} Notebook */
/** @typedef {{text: string, time: number, place: string}} Version */

export const NAME = "activations.ipynb";
export const FILES = { name: `${STATE.name} work`, store: "files" };
const MIME = "application/vnd.tinytorch.check+json";

/** The file as JupyterLite keeps it, or null. @returns {Promise<any>} */
export async function stored() {
  const file = await within(FILES, "readonly", (store) => done(store.get(NAME))).catch(() => null);
  return Array.isArray(file?.content?.cells) ? file : null;
}

/** Put a file into JupyterLite's storage, or take it away. @param {any} file */
export const keep = (file) =>
  within(FILES, "readwrite", (store) => done(file ? store.put(file, NAME) : store.delete(NAME)));

export function download(/** @type {string} */ name, /** @type {any} */ content) {
  const file = new Blob([JSON.stringify(content, null, 1) + "\n"], { type: "application/json" });
  Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name }).click();
}

/** @param {string} path from this script @returns {Promise<any>} */
export async function fetched(path) {
  const answer = await fetch(new URL(path, import.meta.url));
  if (!answer.ok) throw new Error(`${path} of this site could not be read: ${answer.status}`);
  return answer.json();
}

/** The tasks of the course, what is kept of them on the pages and in the notebook, and what was written. */
export async function work() {
  const [{ tasks, blanks }, entries, file] = await Promise.all([fetched("./tasks.json"), all(), stored()]);
  const notebook = /** @type {Notebook} */ (file?.content ?? { cells: [] });
  const there = texts(notebook);
  /** @type {Record<string, Version[]>} by grade id, the page's first; no text twice, no untouched stub */
  const written = {};
  for (const [id, blank] of Object.entries(blanks)) {
    const here = entries[`exercise/${id}`] ?? entries[`reflection/${id}`];
    const both = [
      { text: here?.text ?? "", time: here?.updated ?? 0, place: "in the book" },
      { text: there[id] ?? "", time: Date.parse(file?.last_modified) || 0, place: "in the notebook" },
    ].filter(({ text }) => text.trim() && code(text) !== code(blank));
    const found = both.filter(({ text }, at) => !at || text.trim() !== both[0].text.trim());
    if (found.length) written[id] = found;
  }
  const said = notebook.cells.flatMap(({ outputs = [] }) => outputs.map(({ data }) => data?.[MIME]));
  const checks = Object.fromEntries(said.filter(Boolean).map((result) => [result.grade_id, result]));
  return { tasks, blanks, entries, file, checks, written };
}

/** Without what a newer stub may say in other words: docstrings, comments, space. @param {string} text */
export const code = (text) => text.replace(/"""[^]*?"""|#.*|\s/g, "");

/** How many words there are. @param {string} text */
export const words = (text) => text.split(/\s+/).filter(Boolean).length;

const graded = (/** @type {Notebook} */ { cells }) => cells.filter(({ metadata }) => metadata.nbgrader);

/** The texts of graded cells by grade id, without the answers' prompts. @param {Notebook} notebook */
function texts(notebook) {
  return Object.fromEntries(graded(notebook).map(({ source, metadata: { nbgrader, tinytorch } }) => {
    const lines = [source].flat().join("").split("\n").filter((line) => line !== tinytorch?.prompt);
    return [nbgrader.grade_id, lines.join("\n").trim()];
  }));
}

/** A notebook that nbgrader accepts: the learner's own with `chosen`, text by grade id, in it. It is not
 * `complete` when the learner's had lost or doubled a graded cell: then the course's stands in its place.
 * @param {Notebook | undefined} own @param {Record<string, string>} chosen */
export async function compose(own, chosen) {
  const course = /** @type {Notebook} */ (await fetched(`../../lite/files/${NAME}`));
  const names = (/** @type {Notebook} */ notebook) =>
    graded(notebook).map((cell) => `${cell.metadata.nbgrader.grade_id} ${cell.cell_type}`).sort().join();
  const complete = !own || names(own) === names(course);
  const notebook = own && complete ? own : course;
  const before = texts(notebook);
  const same = Object.keys(chosen).every((id) => chosen[id] === before[id]);
  for (const cell of notebook.cells) {
    const id = cell.metadata.nbgrader?.grade_id;
    if (id in chosen && chosen[id] !== before[id]) cell.source = chosen[id];
    delete cell.metadata.trusted;
    if (cell.cell_type !== "code") continue;
    Object.assign(cell, { execution_count: null, outputs: same ? ours(cell) : [] });
  }
  delete notebook.metadata.widgets;
  return { notebook, complete };
}

/** The outputs of our checks, as data and text. @param {Cell} cell */
const ours = ({ outputs = [] }) =>
  outputs.filter(({ data }) => data?.[MIME]).map(({ data: { "text/plain": text, [MIME]: found } }) =>
    ({ output_type: "display_data", data: { "text/plain": text, [MIME]: found }, metadata: {} }));
