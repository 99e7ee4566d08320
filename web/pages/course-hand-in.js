/** `<course-hand-in>`: one notebook from all that was written, and the whole work as
 * one file. */
import { ask } from "./ask.js";
import { compose } from "./composed-notebook.js";
import { CourseElement, fill } from "./course-element.js";
import { give, otherWays } from "./given-file.js";
import { choiceOf, questions } from "./hand-in-questions.js";
import { HAND_IN as WORDS } from "./hand-in-texts.js";
import {
  NAME, allStored, course, download, fetched, keep, work,
} from "./learner-work.js";
import { gradeId, isSolution } from "./notebook-pieces.js";
import { all, change, replace } from "./store.js";

const [FORMAT, VERSION] = ["activations-course", 1];
const REPLACED = "aside"; // the entry of the work that was replaced
const LEAVE = new URL("../../lite/clear-data.js", import.meta.url).href;

/** Everything but the work that was replaced, as `unpack` reads it. */
export async function pack() {
  const { [REPLACED]: _, ...state } = await all();
  const [notebook = null, ...more] = await allStored();
  return { format: FORMAT, version: VERSION, state, notebook, more };
}

/** The work in a file, or an error that says why it is none. @param {File} file */
async function unpack(file) {
  const found = await new Response(file).json().catch(() => null);
  if (Array.isArray(found?.cells)) return broughtBack(found);
  if (found?.format !== FORMAT) throw new Error(found ? WORDS.foreign : WORDS.noJson);
  if (found.version !== VERSION)
    throw new Error(fill(WORDS.version, { theirs: found.version, ours: VERSION }));
  const entries = Object.values(found.state ?? [null]);
  if (!entries.every((entry) => Number.isFinite(entry?.updated)))
    throw new Error(WORDS.damaged);
  return found;
}

/** The work that a notebook of this course is. @param {any} content */
async function broughtBack(content) {
  const { blanks } = await fetched("./tasks.json");
  const sound = content.cells.every((/** @type {any} */ cell) => cell?.metadata);
  const ours = sound && content.cells.some((/** @type {any} */ { metadata }) =>
    metadata.nbgrader?.grade_id in blanks);
  if (!ours) throw new Error(WORDS.otherNotebook);
  for (const { metadata } of content.cells) delete metadata.trusted;
  const now = new Date().toISOString();
  const notebook = {
    name: NAME, path: NAME, type: "notebook", format: "json",
    mimetype: "application/json",
    writable: true, size: JSON.stringify(content).length, created: now,
    last_modified: now, content,
  };
  return { state: {}, notebook };
}

/** Download all the work.
 * @param {(name: string, content: any) => void} [save]
 * @returns what to say then */
export async function exported(save = download) {
  const name = `activations-work-${new Date().toISOString().slice(0, 10)}.json`;
  save(name, await pack());
  return fill(WORDS.exported, { name });
}

class CourseHandIn extends CourseElement {
  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    const file = this.find("[data-action=import]", HTMLInputElement);
    const imported = async () => {
      const [chosen] = file.files ?? [];
      const exchange = async () => this.#exchange(await unpack(chosen), file);
      if (chosen) await this.#answer(exchange);
      file.value = ""; // the same file can be chosen again
    };
    file.addEventListener("change", imported, { signal: visit });
    /** @type {Record<string, (button: HTMLElement) => Promise<string>>} */
    const buttons = {
      download: () => this.#handIn(),
      export: () => exported((name, content) => give(this, name, content)),
      clear: (button) => this.#exchange({ state: {}, notebook: null }, button),
      restore: async (button) => this.#exchange((await all())[REPLACED].work, button),
      finish: (button) => this.#exchange(null, button),
    };
    for (const [name, act] of Object.entries(otherWays))
      this.onAction(name, () => this.#answer(() => act(this)), visit);
    for (const [name, act] of Object.entries(buttons))
      this.onAction(name, (button) => this.#answer(() => act(button)), visit);
    await this.#draw();
    this.dataset.ready = "";
    // Firefox asks the reader first
    const kept = await navigator.storage?.persist?.().catch(() => false);
    this.findPart(kept ? "persisted" : "not-persisted").hidden = false;
  }

  /** Say what came of an action. @param {() => Promise<string>} act */
  async #answer(act) {
    this.say(await act().catch((/** @type {Error} */ error) => error.message));
  }

  /** Replace everything by `work`, with a way back; without one nothing is left at all.
   * @param {any} work @param {HTMLElement} control that holds the words for this */
  async #exchange(work, { dataset: { ask: words = "", done = "" } }) {
    if (!await ask(words)) return WORDS.unchanged;
    if (!work) {
      await (await import(LEAVE)).leave();
      this.findPart("choices").innerHTML = ""; // they show what was written
      return done;
    }
    const replacedWork = await pack();
    await replace(work.state);
    await keep(work.notebook, ...(work.more ?? []));
    await change(REPLACED, () => ({ work: replacedWork }));
    await this.#draw();
    return done;
  }

  /** Ask where versions differ, and say what is empty. */
  async #draw() {
    const found = await work();
    const back = this.find("[data-action=restore]", HTMLElement);
    back.hidden = !found.entries[REPLACED];
    const { cells } = await course().catch(() => ({ cells: [] }));
    const ids = cells.filter(isSolution).map(gradeId);
    this.findPart("choices").innerHTML = questions(found, ids);
  }

  async #handIn() {
    const { file, written } = await work();
    const chosen = Object.entries(written).map(([id, versions]) => {
      const choice = this.querySelector(`[name="${id}"]:checked`);
      const value = choice?.getAttribute("value");
      const at = versions.findIndex((_, at) => choiceOf(versions, at) === value);
      return [id, versions[Math.max(at, 0)].text];
    });
    const answers = Object.fromEntries(chosen);
    const { notebook, mended } = compose(file?.content, await course(), answers);
    const name = this.#fileName();
    give(this, name, notebook);
    return fill(mended ? WORDS.mended : WORDS.downloaded, { name });
  }

  /** With the learner's name before it, as graders read it, when one was typed. */
  #fileName() {
    const typed = this.find("[data-part=learner]", HTMLInputElement).value;
    const plain = typed.replace(/[\p{C}\s\\/:*?"<>|]+/gu, " ");
    const learner = plain.replace(/^[. ]+/, "").slice(0, 60).trim();
    return learner ? `${learner} - ${NAME}` : NAME;
  }
}

customElements.define("course-hand-in", CourseHandIn);
