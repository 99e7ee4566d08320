// @ts-check
// The lesson as the site has it now: it cannot be read, or is not the one that the learner began with.

import { ofTheBook, opened, say } from "./app.js";
import { keepBeside, look, path, stored } from "./backups.js";

const UNREADABLE = "The lesson cannot be read from this site now";
const CHANGED = "This lesson has changed since you began.";
const BOTH = "The new lesson is kept beside your notebook. You will be asked again which one to use.";
const TAKEN = "This is the new lesson with your answers. Your notebook as it was is kept.";
const plainFetch = fetch;
export let lesson = /** @type {any} */ (undefined); // the notebook as the site has it

/** JupyterLite asks for the site's notebook even where it has the learner's, and fails with it. */
window.fetch = async (resource, options) => {
  if (!String(resource).endsWith(`/files/${encodeURI(path)}`)) return plainFetch(resource, options);
  const answer = await plainFetch(resource, options).catch(() => new Response("", { status: 503 }));
  lesson = answer.ok && await answer.clone().json().catch(() => null);
  if (lesson?.cells || answer.status === 404) return answer;
  const whose = await stored() ? ": this is your own copy" : "";
  const isOpen = "courseReady" in document.body.dataset;
  if (!isOpen) say(`${UNREADABLE}${whose}.`, { "Try again": () => location.reload() });
  return new Response("", { status: 404 });
};

/** The new lesson with the answers of an older notebook, by their grade ids. @param {any} old */
async function carried(old) {
  const { answersIn, putAnswers } = await ofTheBook("learner-work.js");
  const fresh = structuredClone(lesson);
  putAnswers(fresh, answersIn(old, lesson));
  return fresh;
}

/** Ask which one to use when the lesson has changed since the learner began. */
export async function askWhichEdition() {
  const { widget: { context } } = await opened();
  const { note } = await ofTheBook("store.js");
  const version = lesson?.metadata?.tinytorch?.version;
  const known = [undefined, note("lesson"), context.model.getMetadata("tinytorch")?.version];
  if (known.includes(version)) return;
  await say(CHANGED, {
    "Keep my notebook": () => note("lesson", version),
    "Take the new one with my answers": async () => {
      const old = context.model.toJSON();
      await keepBeside(TAKEN, old, "before");
      context.model.fromJSON(await carried(old));
      await context.save();
    },
    "Look at the new one": async () => look(await keepBeside(BOTH, lesson, "new")),
  });
}
