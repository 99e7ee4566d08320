/** The learner's notebook as JupyterLite keeps it in this browser, and the one to hand in. */

import { asked, within } from "./store.js";

/** @typedef {{cell_type: string, source: string | string[], metadata: any, outputs?: any[]}} Cell */
/** @typedef {{cells: Cell[], metadata: any, nbformat: number, nbformat_minor: number}} Notebook */

export const NAME = "activations.ipynb";
const FILES = { name: "activations-course work", store: "files", make: false };
const MIME = "application/vnd.tinytorch.check+json";

/** The file as JupyterLite keeps it, or null. @returns {Promise<any>} */
export async function stored() {
  const file = await within(FILES, "readonly", (s) => asked(s.get(NAME))).catch(() => null);
  return Array.isArray(file?.content?.cells) ? file : null;
}

/** Put a file into JupyterLite's storage, or take it away. @param {any} file */
export async function keep(file) {
  if (file) await within({ ...FILES, make: true }, "readwrite", (s) => asked(s.put(file, NAME)));
  else await within(FILES, "readwrite", (s) => asked(s.delete(NAME))).catch(() => null);
}

/** The notebook of the course, as everybody gets it. @returns {Promise<Notebook>} */
export async function published() {
  const answer = await fetch(new URL(`../../lite/files/${NAME}`, import.meta.url));
  if (!answer.ok) throw new Error(`${NAME} of this site could not be read: ${answer.status}`);
  return answer.json();
}

/** What the checks said when they last ran in the notebook. @param {Notebook} notebook */
export function checks(notebook) {
  const said = notebook.cells.flatMap(({ outputs = [] }) => outputs.map((o) => o.data?.[MIME]));
  return Object.fromEntries(said.filter(Boolean).map((result) => [result.grade_id, result]));
}

/** The texts of graded cells by grade id, without the answers' prompts. @param {Notebook} notebook */
export function texts(notebook) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const cell of notebook.cells) {
    const lines = textOf(cell).split("\n");
    const text = lines.filter((line) => line !== cell.metadata.tinytorch?.prompt).join("\n");
    if (cell.metadata.nbgrader) found[cell.metadata.nbgrader.grade_id] = text.trim();
  }
  return found;
}

/**
 * A notebook that nbgrader accepts, holding `chosen` in its exercises and answers.
 *
 * @param {Notebook | null} own the learner's; its graded cells must be those of `course`
 * @param {Notebook} course
 * @param {Record<string, string>} chosen grade id to text
 * @returns {{notebook: Notebook, complete: boolean}} not complete: the learner's own notebook
 *     had lost or doubled a graded cell, so that the course's stands in its place
 */
export function compose(own, course, chosen) {
  const complete = !own || ids(own) === ids(course);
  const notebook = structuredClone(own && complete ? own : course);
  const before = texts(notebook);
  const same = Object.keys(chosen).every((id) => chosen[id] === before[id]);
  for (const cell of notebook.cells) {
    const id = cell.metadata.nbgrader?.grade_id;
    if (id in chosen && chosen[id] !== before[id]) cell.source = chosen[id];
    delete cell.metadata.trusted;
    if (cell.cell_type !== "code") continue;
    Object.assign(cell, { execution_count: null, outputs: ours(cell, same) });
  }
  delete notebook.metadata.widgets;
  return { notebook, complete };
}

/** The outputs of our checks, as data and text, while they speak of the code that stands there.
 * @param {Cell} cell @param {boolean} same */
function ours({ outputs = [] }, same) {
  return outputs
    .filter(({ data }) => same && data?.[MIME])
    .map(({ data }) => ({
      output_type: "display_data",
      data: { "text/plain": data["text/plain"], [MIME]: data[MIME] },
      metadata: {},
    }));
}

/** @param {Notebook} notebook */
function ids({ cells }) {
  const graded = cells.filter(({ metadata }) => metadata.nbgrader);
  return graded.map((cell) => `${cell.metadata.nbgrader.grade_id} ${cell.cell_type}`).sort().join();
}

/** @param {Cell} cell */
const textOf = ({ source }) => (Array.isArray(source) ? source.join("") : source);
