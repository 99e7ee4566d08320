/** `<course-hand-in>`: one notebook from all that was written, and the whole work as
 * one file. */
import { ask } from "./ask.js";
import { CourseElement, fill, when } from "./course-element.js";
import { give, otherWays } from "./given-file.js";
import { HAND_IN as WORDS } from "./hand-in-texts.js";
import {
  NAME, compose, download, fetched, keep, stored, work,
} from "./learner-work.js";
import { all, change, replace } from "./store.js";

/** @typedef {import("./learner-work.js").Version} Version */

const [FORMAT, VERSION] = ["activations-course", 1];
const REPLACED = "aside"; // the entry of the work that was replaced
const LEAVE = new URL("../../lite/clear-data.js", import.meta.url).href;

/** Everything but the work that was replaced, as `unpack` reads it. */
export async function pack() {
  const { [REPLACED]: _, ...state } = await all();
  return { format: FORMAT, version: VERSION, state, notebook: await stored() };
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
    await keep(work.notebook);
    await change(REPLACED, () => ({ work: replacedWork }));
    await this.#draw();
    return done;
  }

  /** Ask where two versions differ. */
  async #draw() {
    const { entries, written } = await work();
    this.find("[data-action=restore]", HTMLElement).hidden = !entries[REPLACED];
    const asked = Object.entries(written).filter(([, versions]) => versions.length > 1);
    const questions = asked.map(([id, versions]) => question(id, versions));
    this.findPart("choices").innerHTML = questions.join("");
  }

  async #handIn() {
    const { file, written } = await work();
    const chosen = Object.entries(written).map(([id, versions]) => {
      const choice = this.querySelector(`[name="${id}"]:checked`);
      const origin = choice?.getAttribute("value");
      const version = versions.find((version) => version.origin === origin);
      return [id, (version ?? versions.sort(newer)[0]).text];
    });
    const answers = Object.fromEntries(chosen);
    const { notebook, complete } = await compose(file?.content, answers);
    const name = this.#fileName();
    give(this, name, notebook);
    return fill(complete ? WORDS.downloaded : WORDS.mended, { name });
  }

  /** With the learner's name before it, as graders read it, when one was typed. */
  #fileName() {
    const typed = this.find("[data-part=learner]", HTMLInputElement).value;
    const plain = typed.replace(/[\p{C}\s\\/:*?"<>|]+/gu, " ");
    const learner = plain.replace(/^[. ]+/, "").slice(0, 60).trim();
    return learner ? `${learner} - ${NAME}` : NAME;
  }
}

/** Which version of a task to hand in.
 * @param {string} id @param {Version[]} versions */
function question(id, versions) {
  const choices = versions.sort(newer).map(({ time, origin, text }, at) => {
    const values = { origin: WORDS.origins[origin], when: when(time) };
    const words = fill(at ? WORDS.older : WORDS.newer, values);
    return `
      <label><input type="radio" name="${id}" value="${origin}" ${at ? "" : "checked"}>
      ${words}</label><pre tabindex="0" translate="no">${safe(text)}</pre>`;
  });
  const legend = fill(WORDS.question, { id });
  return `<fieldset><legend>${legend}</legend>${choices.join("")}</fieldset>`;
}

const newer = (/** @type {Version} */ a, /** @type {Version} */ b) => b.time - a.time;
/** As text in HTML. @param {string} text */
const safe = (text) => new Option(text).innerHTML;

customElements.define("course-hand-in", CourseHandIn);
