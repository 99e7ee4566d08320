// The learner's notebook as the browser keeps it, and the copies beside it.

import { importFromBook, opened, say } from "./app.js";
import { TEXTS } from "./texts.js";

export const path = new URLSearchParams(location.search).get("path") ?? "";
const stem = path.replace(/\.ipynb$/, "");

/** @param {IDBTransactionMode} mode
 * @param {(files: any, done: (asked: any) => Promise<any>) => Promise<any>} work */
async function files(mode, work) {
  const modules = ["store.js", "learner-work.js"].map(importFromBook);
  const [{ withStore, settled }, { FILES }] = await Promise.all(modules);
  return withStore(FILES, mode, (/** @type {any} */ store) => work(store, settled));
}

/** What the browser keeps of the notebook, or null. @returns {Promise<any>} */
export const stored = () =>
  files("readonly", (store, done) => done(store.get(path))).catch(() => null);

/** Put a stored file aside that is no notebook: JupyterLite would stop at it. */
export async function setDamagedAside() {
  const file = await stored();
  if (!file || file.content?.cells) return;
  await files("readwrite", async (store) =>
    [store.put(file, `damaged ${path}`), store.delete(path)]);
  say(TEXTS.damaged, { [TEXTS.downloadDamaged]: () => download(file) });
}

/** @param {any} content */
export const download = async (content) =>
  (await importFromBook("learner-work.js")).download(path, content);

/** Keep a notebook beside the learner's, and say so.
 * @param {string} words @param {NotebookContent} content @param {string} why */
export async function saveCopy(words, content, why) {
  const time = new Date().toISOString().slice(0, 23).replaceAll(":", ".");
  const name = `${stem} (${why} ${time}).ipynb`;
  const { contents } = (await opened()).app.serviceManager;
  await contents.save(name, { type: "notebook", format: "json", content });
  say(words, { [TEXTS.open]: () => openCopy(name), [TEXTS.ok]() {} });
  return name;
}

/** In a tab of its own. @param {string} name */
export const openCopy = (name) => open(`?path=${encodeURIComponent(name)}`);

/** A button that leads to all other notebooks, where there are some: copies of ours,
 * and what a learner has saved under another name. */
export async function offerCopies() {
  const asked = files("readonly", (store, done) => done(store.getAllKeys()));
  const keys = /** @type {string[]} */ (await asked.catch(() => []));
  const names = keys.filter((name) => name.endsWith(".ipynb") && name !== path);
  if (!names.length) return;
  const short = (/** @type {string} */ name) =>
    name.startsWith(`${stem} (`) ? name.slice(stem.length + 1) : name;
  const actions = Object.fromEntries(
    names.map((name) => [short(name), () => openCopy(name)]));
  const onclick = () => say(TEXTS.copiesAre, { ...actions, [TEXTS.close]() {} });
  const shown = { textContent: TEXTS.copies, className: "course-copies" };
  const button = Object.assign(document.createElement("button"), { onclick, ...shown });
  document.querySelector(".course-back")?.after(button);
}
