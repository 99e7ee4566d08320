// The site's lesson: it cannot be read, or has changed since the learner began.

import { importFromBook, opened, say } from "./app.js";
import { openCopy, path, saveCopy, stored } from "./backups.js";
import { TEXTS } from "./texts.js";

const plainFetch = fetch;
export let lesson = /** @type {any} */ (undefined); // the notebook as the site has it

/** JupyterLite asks for the site's notebook even where it has the learner's, and fails
 * with it. */
window.fetch = async (resource, options) => {
  const answering = plainFetch(resource, options);
  if (!String(resource).endsWith(`/files/${encodeURI(path)}`)) return answering;
  const answer = await answering.catch(() => new Response("", { status: 503 }));
  lesson = answer.ok && await answer.clone().json().catch(() => null);
  if (lesson?.cells || answer.status === 404) return answer;
  const words = await stored() ? TEXTS.unreadableOwn : TEXTS.unreadable;
  const isOpen = "courseReady" in document.body.dataset;
  if (!isOpen) say(words, { [TEXTS.again]: () => location.reload() });
  return new Response("", { status: 404 });
};

/** The new lesson with the answers and the own cells of an older notebook.
 * @param {any} old */
const carried = async (old) =>
  (await importFromBook("composed-notebook.js")).rebuilt(old, lesson);

/** Ask which one to use when the lesson has changed since the learner began. */
export async function askWhichLesson() {
  const { widget: { context } } = await opened();
  const { note } = await importFromBook("store.js");
  const version = lesson?.metadata?.tinytorch?.version;
  const begun = context.model.getMetadata("tinytorch")?.version;
  if ([undefined, note("lesson"), begun].includes(version)) return;
  await say(TEXTS.changed, {
    [TEXTS.keep]: () => note("lesson", version),
    [TEXTS.takeNew]: async () => {
      const old = context.model.toJSON();
      await saveCopy(TEXTS.taken, old, "before");
      context.model.fromJSON(await carried(old));
      await context.save();
    },
    [TEXTS.openNew]: async () => openCopy(await saveCopy(TEXTS.beside, lesson, "new")),
  });
}
