// @ts-check
// The learner's notebook as the browser keeps it, and the copies of it that are kept beside it.

import { ofTheBook, opened, say } from "./app.js";

export const path = new URLSearchParams(location.search).get("path") ?? "";
const stem = path.replace(/\.ipynb$/, "");

/** @param {IDBTransactionMode} mode
 * @param {(files: any, done: (asked: any) => Promise<any>) => Promise<any>} work */
async function files(mode, work) {
  const [{ withStore, settled }, { FILES }] = await Promise.all(["store.js", "learner-work.js"].map(ofTheBook));
  return withStore(FILES, mode, (/** @type {any} */ store) => work(store, settled));
}

/** What the browser keeps of the notebook, or null. @returns {Promise<any>} */
export const stored = () => files("readonly", (store, done) => done(store.get(path))).catch(() => null);

/** Put a stored file aside that is no notebook: JupyterLite would stop at it. */
export async function mend() {
  const file = await stored();
  if (!file || file.content?.cells) return;
  await files("readwrite", async (store) => [store.put(file, `damaged ${path}`), store.delete(path)]);
  say("What this browser kept of your notebook is damaged. It was put aside; this is a fresh one.",
    { "Download what was kept": () => download(file) });
}

/** @param {any} content */
export const download = async (content) => (await ofTheBook("learner-work.js")).download(path, content);

/** Keep a notebook beside the learner's, and say so.
 * @param {string} words @param {any} content @param {string} why */
export async function keepBeside(words, content, why) {
  const name = `${stem} (${why} ${new Date().toISOString().slice(0, 23).replaceAll(":", ".")}).ipynb`;
  const file = { type: "notebook", format: "json", content };
  await (await opened()).app.serviceManager.contents.save(name, file);
  say(words, { "Look at it": () => look(name), OK() {} });
  return name;
}

export const look = (/** @type {string} */ name) => open(`?path=${encodeURIComponent(name)}`);

/** A button that leads to the copies, where there are some. */
export async function offerCopies() {
  const keys = await files("readonly", (store, done) => done(store.getAllKeys())).catch(() => []);
  const names = /** @type {string[]} */ (keys).filter((name) => name.startsWith(`${stem} (`));
  if (!names.length) return;
  const actions = Object.fromEntries(names.map((name) => [name.slice(stem.length + 1), () => look(name)]));
  const onclick = () => say("Copies of your notebook that were kept:", { ...actions, Close() {} });
  const words = { textContent: "Copies that were kept", className: "course-copies" };
  const button = Object.assign(document.createElement("button"), { onclick, ...words });
  document.querySelector(".course-back")?.after(button);
}
