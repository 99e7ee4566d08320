// What was written elsewhere since this notebook was saved comes into it: so it has all
// of the work, whichever way it is taken out.

import { importFromBook, opened, say } from "./app.js";
import { TEXTS } from "./texts.js";

let told = false; // that this is a copy
let taking = /** @type {Promise<void> | null} */ (null);

/** Take newer texts, one time after the other. */
export function takeNewerTexts() {
  taking ??= take().catch(() => {}).finally(() => (taking = null)); // offline: later
  return taking;
}

async function take() {
  const { widget: { context, content: view } } = await opened();
  if (context.model.dirty) return; // somebody types here
  const [{ course, isCopy, newerTexts }, { withTexts }] = await Promise.all(
    ["learner-work.js", "composed-notebook.js"].map(importFromBook));
  if (isCopy(context.path)) {
    if (!told) say(TEXTS.isCopy, { [TEXTS.ok]() {} });
    told = true;
    return;
  }
  const before = context.model.toJSON();
  const saved = Date.parse(context.contentsModel?.last_modified ?? "") || 0;
  const { newer, replaced } = await newerTexts(context.path, before, saved);
  const { notebook, mended, changed } = withTexts(before, await course(), newer);
  if (!changed.length || context.model.dirty) return;
  if (mended) context.model.fromJSON(notebook);
  else for (const [at, { source }] of notebook.cells.entries())
    if (source !== before.cells[at].source)
      view.widgets[at].model.sharedModel.setSource(source);
  await context.save();
  if (replaced) say(TEXTS.newer, { [TEXTS.ok]() {} });
}

/** Take them whenever one comes back to this tab. */
export function takeNewerTextsLater() {
  addEventListener("focus", takeNewerTexts);
  document.addEventListener("visibilitychange", () =>
    document.hidden || takeNewerTexts());
}
