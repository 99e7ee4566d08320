/** What the learner has written, on the pages and in the notebook as JupyterLite
 * keeps it. */
import { fill } from "./course-element.js";
import { STATE, all as readAll, change, settled, withStore } from "./store.js";
import { TEXTS } from "./texts.js";
import { checksIn, distinct, versions } from "./versions.js";

/** @typedef {{id?: string, cell_type: string, source: string | string[], metadata: any,
 *     outputs?: any[], execution_count?: number | null}} Cell */
/** @typedef {{cells: Cell[], metadata: any, nbformat_minor?: number}} Notebook */
/** @typedef {{name: string, content: Notebook, time: number}} File `time` of its last
 *     save, in ms since 1970 */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {{key: string, points?: number, exercises?: string[], words?: number[]}}
 *     Task */

export const NAME = "activations.ipynb";
export const FILES = { name: `${STATE.name} work`, store: "files" };
const LESSON = NAME.replace(".ipynb", "");

/** The learner's notebooks as JupyterLite keeps them, the one that was saved last
 * first: *Save As* and *Duplicate* make more. Copies of ours are left out.
 * @returns {Promise<any[]>} */
export async function allStored() {
  const read = withStore(FILES, "readonly", async (store) => {
    const names = /** @type {any[]} */ (await settled(store.getAllKeys()));
    const mine = names.filter((name) => !isCopy(name));
    const files = await Promise.all(mine.map((name) => settled(store.get(name))));
    return files.map((file, at) => ({ ...file, name: mine[at], path: mine[at] }));
  });
  const found = /** @type {any[]} */ (await read.catch(() => []));
  return found.filter(isWork).sort((/** @type {any} */ a, /** @type {any} */ b) =>
    savedAt(b) - savedAt(a));
}

/** @param {any} file */
const isWork = ({ name, content }) =>
  Array.isArray(content?.cells) && (name === NAME
    || (content.metadata?.tinytorch?.lesson === LESSON && !isCopy(name)));

/** Whether a file is a copy that the course itself has made. @param {string} name */
export const isCopy = (name) => name.startsWith(`${LESSON} (`);

const savedAt = (/** @type {any} */ file) => Date.parse(file.last_modified) || 0;

/** Put files into JupyterLite's storage in place of all of the lesson.
 * @param {any[]} files */
export async function keep(...files) {
  const names = (await allStored()).map(({ name }) => name);
  await withStore(FILES, "readwrite", async (store) => {
    for (const name of [...names, NAME]) store.delete(name);
    for (const file of files.filter(Boolean)) store.put(file, file.name ?? NAME);
  });
}

/** What stands in a file. @param {any} content */
export const asText = (content) => JSON.stringify(content, null, 1) + "\n";

export function download(/** @type {string} */ name, /** @type {any} */ content) {
  const file = new Blob([asText(content)], { type: "application/json" });
  const link = { href: URL.createObjectURL(file), download: name };
  Object.assign(document.createElement("a"), link).click();
}

/** @param {string} path from this script @returns {Promise<any>} */
export async function fetched(path) {
  const answer = await fetch(new URL(path, import.meta.url));
  if (!answer.ok) throw new Error(fill(TEXTS.site, { path, status: answer.status }));
  return answer.json();
}

let asked = /** @type {Promise<Notebook> | null} */ (null);

/** The notebook of the course. */
export function course() {
  asked ??= fetched(`../../lite/files/${NAME}`);
  asked.catch(() => (asked = null));
  return asked;
}

/** What stands in notebooks. Where the course's own cannot be had, answers are known by
 * their grade ids alone.
 * @param {Notebook[]} notebooks @param {Record<string, string>} blanks */
async function answersOf(notebooks, blanks) {
  if (!notebooks.length) return [];
  const cells = Object.entries(blanks).map(([grade_id, source]) => ({
    cell_type: source ? "code" : "markdown", source,
    metadata: { nbgrader: { grade_id, solution: true } },
  }));
  const handout = await course().catch(() => ({ cells, metadata: {} }));
  const { answersIn } = await import("./composed-notebook.js");
  return notebooks.map((notebook) => answersIn(notebook, handout));
}

/** When each text of a notebook was first saved. @param {string} name of its file */
const noteKey = (name) => `texts/${name}`;

/** The key of a text in the store. @param {Record<string, any>} blanks
 * @param {string} id */
const keyOf = (blanks, id) => `${blanks[id] ? "exercise" : "reflection"}/${id}`;

/** The tasks of the course, what is kept of them on the pages and in the notebook,
 * and what was written: by grade id, what passed its check first, then the newer.
 * @param {{name: string, content: Notebook, last_modified: string}[]} [open] a file
 *     that is open, as it is now */
export async function work(open = []) {
  const [{ tasks, blanks }, entries, kept] = await Promise.all([
    fetched("./tasks.json"), readAll(), allStored(),
  ]);
  const names = open.map(({ name }) => name);
  const files = [...open, ...kept.filter(({ name }) => !names.includes(name))];
  const answers = await answersOf(files.map(({ content }) => content), blanks);
  const checks = files.map(({ content }) => checksIn(content));
  /** @type {Record<string, Version[]>} */
  const written = {};
  for (const [id, blank] of Object.entries(blanks)) {
    const isOwn = (/** @type {Task} */ { exercises = [] }) => exercises.join() === id;
    const key = tasks.find(isOwn)?.key ?? "";
    const places = files.flatMap((file, at) => !answers[at][id] ? [] : ({
      name: file.name, time: savedAt(file), answer: answers[at][id],
      check: checks[at][key.split("/")[1]],
      noted: entries[noteKey(file.name)]?.texts[id],
    }));
    const here = { entry: entries[keyOf(blanks, id)], check: entries[key] };
    const found = versions(blank, here, places);
    if (found.length) written[id] = found;
  }
  const all = { tasks: /** @type {Task[]} */ (tasks), blanks, entries, written };
  return { ...all, file: files[0], answers: answers[0] ?? {}, checks: checks[0] ?? {} };
}

/** Note when the texts of a notebook were written; to be called before it is saved.
 * @param {string} name of its file @param {Notebook} content
 * @param {number} time when the newest of them was typed */
export async function noteTexts(name, content, time) {
  if (!isWork({ name, content })) return;
  const [{ blanks }, entries, kept] = await Promise.all([
    fetched("./tasks.json"), readAll(), allStored(),
  ]);
  const there = kept.find((file) => file.name === name);
  const [now, before] = await answersOf([content, there?.content ?? content], blanks);
  const old = entries[noteKey(name)]?.texts ?? {};
  const texts = Object.fromEntries(Object.entries(now).map(([id, { text }]) => {
    const isOld = there && before[id].text === text;
    const noted = { text, time: isOld ? savedAt(there) : time };
    return [id, old[id]?.text === text ? old[id] : noted];
  }));
  if (JSON.stringify(texts) !== JSON.stringify(old))
    await change(noteKey(name), () => ({ texts }));
}

/** Texts that are newer elsewhere than in a notebook that is open, by grade id. What
 * they replace is kept where the book offers it.
 * @param {string} name of its file @param {Notebook} content
 * @param {number} time of its last save */
export async function newerTexts(name, content, time) {
  if (!isWork({ name, content })) return { newer: {}, replaced: false };
  const last_modified = new Date(time).toISOString();
  const { written, blanks, answers } = await work([{ name, content, last_modified }]);
  /** @type {Record<string, string>} */
  const newer = {};
  let replaced = false;
  for (const [id, all] of Object.entries(written)) {
    const [newest] = [...all].sort((a, b) => b.time - a.time);
    if (!(id in answers)) continue; // of another lesson
    const mine = answers[id].text;
    if (newest.file === name || newest.text.trim() === mine.trim()) continue;
    newer[id] = newest.text;
    if (!all.some(({ text }) => text === mine)) continue; // it was left as it stood
    replaced = true;
    await change(keyOf(blanks, id), (old) => ({
      text: newest.text, ...old,
      others: distinct([mine, ...(old?.others ?? [])], old?.text),
    }));
  }
  return { newer, replaced };
}
