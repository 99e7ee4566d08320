// Nothing written in the notebook is lost, whatever becomes of storage and tabs.

import { importFromBook, opened, say } from "./app.js";
import {
  download, offerCopies, path, saveCopy, setDamagedAside, stored,
} from "./backups.js";
import { lesson } from "./lesson-update.js";
import { drawn, showDrawings, watchFigures } from "./last-drawings.js";
import { TEXTS } from "./texts.js";

const LEFT = `left ${path} `; // and the tab: what it had not saved when it was closed
const mine = LEFT + Math.random();
/** @type {typeof import("../pages/store.js")} the book's, which keeps texts at once */
let book;
const seen = new Set(); // the times of what this tab has read or written
let written = ""; // the notebook as this tab last gave it to the storage
let typed = 0; // when the notebook was last changed, in this tab or one that was closed

/** What two tabs do one after the other. @param {() => Promise<any>} work */
const oneTabAtATime = (work) =>
  navigator.locks?.request(`${book.STATE.name} save`, work) ?? work();

/** The text of each cell. @param {NotebookContent} notebook */
const texts = ({ cells = [] }) =>
  JSON.stringify(cells.map(({ source }) => [source].flat().join("")));

/** @param {NotebookContent} notebook */
const saveReplaced = (notebook) => saveCopy(TEXTS.otherTab, notebook, "before");

/** Two tabs: what *Revert* drops here is kept. @param {NotebookContext} context */
function keepReverted(context) {
  const revert = context.revert.bind(context);
  context.revert = async () => {
    const dropped = context.model.toJSON();
    await revert();
    await saveReplaced(dropped);
  };
}

/** Two tabs: what *Overwrite* drops there is kept.
 * @param {JupyterContents} contents @param {NotebookContext} context */
function keepOverwritten(contents, context) {
  const save = contents.save.bind(contents);
  contents.save = async (/** @type {string} */ name, /** @type {any} */ file) =>
    name !== context.path ? save(name, file) : oneTabAtATime(async () => {
      const there = await stored();
      seen.add(context.contentsModel?.last_modified);
      const isNew = there?.content && !seen.has(there.last_modified);
      if (isNew && texts(there.content) !== texts(file.content))
        await saveReplaced(there.content);
      written = JSON.stringify(file.content);
      const { noteTexts } = await importFromBook("learner-work.js");
      await noteTexts(name, file.content, typed || Date.now()).catch(() => {});
      const kept = await save(name, { ...file, content: drawn(file.content) });
      seen.add(kept.last_modified);
      return kept;
    });
}

/** The course finds the notebook by its name; and nothing that is deleted is lost.
 * @param {JupyterContents} contents @param {NotebookContext} context */
function keepName(contents, context) {
  const [rename, remove] = ["rename", "delete"].map((name) =>
    /** @type {any} */ (contents)[name].bind(contents));
  contents.rename = async (from, to) => {
    if (from === path) throw new Error(TEXTS.noRename);
    return rename(from, to);
  };
  contents.delete = async (name) => {
    if (name === path)
      await saveCopy(TEXTS.deleted, context.model.toJSON(), "deleted");
    return remove(name);
  };
}

/** Say when the browser refuses to keep the work; ask it to do so once there is some.
 * @param {NotebookContext} context */
function watchSaving(context) {
  let asked = false;
  context.saveState.connect(async (_, state) => {
    if (state === "started") return;
    const kept = state !== "failed" && await stored();
    document.body.classList.toggle("course-unsaved", !kept);
    if (!kept) {
      const actions = { [TEXTS.download]: () => download(context.model.toJSON()) };
      return say(TEXTS.notKept, actions);
    }
    // what came while the storage wrote JupyterLab takes for written
    if (written !== JSON.stringify(context.model.toJSON())) context.model.dirty = true;
    if (!context.model.dirty) book.note(mine, "");
    if (!asked) asked = Boolean(navigator.storage?.persist?.());
  });
}

/** A tab that closes: only what is written at once is sure to be kept.
 * @param {NotebookContext} context */
function leave({ model, contentsModel }) {
  if (!model.dirty) return;
  const base = contentsModel?.last_modified;
  const left = { time: Date.now(), typed, base, content: model.toJSON() };
  const text = JSON.stringify(left);
  if (book.note(mine, text) === text) return;
  const smaller = (/** @type {string} */ key, /** @type {any} */ value) =>
    key === "outputs" ? [] : value;
  book.note(mine, JSON.stringify(left, smaller));
}

/** Take what closed tabs had not saved: the newest where nothing newer is there, the
 * others as copies. @param {NotebookContext} context */
async function takeWhatWasLeft(context) {
  const there = await stored();
  const names = book.noted(LEFT);
  const left = names.map((name) => JSON.parse(book.note(name)));
  const first = there?.content ?? (lesson || context.model.toJSON());
  let taken = first;
  for (const { time, base, content } of left.sort((a, b) => a.time - b.time)) {
    if (texts(content) === texts(taken)) continue;
    const newer = time > (Date.parse(there?.last_modified) || 0);
    const [next, dropped] = newer ? [content, taken] : [taken, content];
    const based = !there || base === there.last_modified;
    if (!newer || dropped !== first || !based) await saveReplaced(dropped);
    taken = next;
  }
  const now = texts(context.model.toJSON());
  if (now === texts(first) && now !== texts(taken)) {
    context.model.fromJSON(taken);
    context.model.sharedModel.clearUndoHistory(); // one undo too many would undo this
    typed = Math.max(...left.map(({ time, typed = time }) => typed));
    await context.save();
  } else if (now !== texts(taken)) await saveReplaced(taken); // somebody types already
  for (const name of names) book.note(name, "");
}

/** Keep the work of this notebook. */
export async function keepWork() {
  [book] = await Promise.all([importFromBook("store.js"), setDamagedAside()]);
  const { app, widget: { context } } = await opened();
  context.model.contentChanged.connect(() => (typed = Date.now()));
  keepReverted(context);
  keepOverwritten(app.serviceManager.contents, context);
  keepName(app.serviceManager.contents, context);
  watchSaving(context);
  await takeWhatWasLeft(context).catch(() => {}); // storage is closed: that is told
  showDrawings();
  watchFigures(context.model);
  addEventListener("beforeunload", () => leave(context)); // `pagehide` can be late
  addEventListener("pagehide", () => leave(context)); // a phone may send nothing else
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && context.model.dirty) context.save();
  });
  await offerCopies();
  document.body.dataset.courseReady = "";
}
