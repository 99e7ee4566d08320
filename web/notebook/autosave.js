// @ts-check
// Nothing written in the notebook is lost, whatever becomes of storage and tabs.

import { ofTheBook, opened, say } from "./app.js";
import { download, keepBeside, mend, offerCopies, path, stored } from "./backups.js";
import { lesson } from "./lesson-update.js";

const NOT_KEPT = "This browser does not keep your work: it is gone when this tab is closed.";
const OTHER = "Another tab had changed this notebook as well. The text that was replaced is kept.";
const LEFT = `left ${path} `; // and the tab: what it had not saved when it was closed
const mine = LEFT + Math.random();
/** @type {typeof import("../pages/store.js")} the book's, which keeps texts at once */
let book;
const seen = /** @type {Set<string>} */ (new Set()); // the times of what this tab has read or written
let written = ""; // the notebook as this tab last gave it to the storage

/** What two tabs do one after the other. @type {(work: () => Promise<any>) => Promise<any>} */
const alone = (work) => navigator.locks?.request("activations-course save", work) ?? work();

/** The text of each cell. @param {any} notebook */
const texts = ({ cells = [] }) =>
  JSON.stringify(cells.map((/** @type {any} */ { source }) => [source].flat().join("")));

/** Two tabs: whichever text JupyterLite's question drops is kept beside the other.
 * @param {any} contents of the application @param {any} context of the notebook */
function keepBothTexts(contents, context) {
  const [save, revert] = [contents.save.bind(contents), context.revert.bind(context)];
  context.revert = async () => {
    const dropped = context.model.toJSON();
    await revert();
    await keepBeside(OTHER, dropped, "before");
  };
  contents.save = async (/** @type {string} */ name, /** @type {any} */ file) =>
    name !== context.path ? save(name, file) : alone(async () => {
      const there = await stored();
      seen.add(context.contentsModel?.last_modified);
      if (there?.content && !seen.has(there.last_modified) && texts(there.content) !== texts(file.content))
        await keepBeside(OTHER, there.content, "before");
      written = JSON.stringify(file.content);
      const kept = await save(name, file);
      seen.add(kept.last_modified);
      return kept;
    });
}

/** Say when the browser refuses to keep the work; ask it to do so once there is some. @param {any} context */
function watchSaving(context) {
  let asked = false;
  context.saveState.connect(async (/** @type {any} */ _, /** @type {string} */ state) => {
    if (state === "started") return;
    const kept = state !== "failed" && await stored();
    document.body.classList.toggle("course-unsaved", !kept);
    if (!kept) return say(NOT_KEPT, { "Download it": () => download(context.model.toJSON()) });
    // what came while the storage wrote JupyterLab takes for written
    if (written !== JSON.stringify(context.model.toJSON())) context.model.dirty = true;
    if (!context.model.dirty) book.note(mine, "");
    if (!asked) asked = Boolean(navigator.storage?.persist?.());
  });
}

/** A tab that closes: only what is written at once is sure to be kept. @param {any} _ its context */
function leave({ model, contentsModel }) {
  if (!model.dirty) return;
  const left = { time: Date.now(), base: contentsModel?.last_modified, content: model.toJSON() };
  const text = JSON.stringify(left);
  if (book.note(mine, text) !== text)
    book.note(mine, JSON.stringify(left, (key, value) => (key === "outputs" ? [] : value)));
}

/** Take what closed tabs had not saved: the newest where nothing newer is there, the others as copies.
 * @param {any} context */
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
    const goesOn = newer && dropped === first && (!there || base === there.last_modified);
    if (!goesOn) await keepBeside(OTHER, dropped, "before");
    taken = next;
  }
  const now = texts(context.model.toJSON());
  if (now === texts(first) && now !== texts(taken)) {
    context.model.fromJSON(taken);
    await context.save();
  } else if (now !== texts(taken)) await keepBeside(OTHER, taken, "before"); // somebody types already
  for (const name of names) book.note(name, "");
}

/** Keep the work of this notebook. */
export async function keepWork() {
  [book] = await Promise.all([ofTheBook("store.js"), mend()]);
  const { app, widget: { context } } = await opened();
  keepBothTexts(app.serviceManager.contents, context);
  watchSaving(context);
  await takeWhatWasLeft(context).catch(() => {}); // storage is closed to this page: `watchSaving` tells
  addEventListener("beforeunload", () => leave(context)); // for a busy page `pagehide` comes too late
  addEventListener("pagehide", () => leave(context)); // a phone may send nothing else
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && context.model.dirty) context.save();
  });
  await offerCopies();
  document.body.dataset.courseReady = "";
}
