/** `<course-hand-in>`: one notebook from all that was written, and the whole work as one file. */
import { NAME, compose, download, keep, stored, work } from "./learner-work.js";
import { Part, when } from "./course-element.js";
import { all, change, replace } from "./store.js";

const [FORMAT, VERSION] = ["activations-course", 1];
const LEAVE = new URL("../../lite/clear-data.js", import.meta.url).href;

/** Everything but what was put aside, as `unpack` reads it. */
export async function pack() {
  const { aside: _, ...state } = await all();
  return { format: FORMAT, version: VERSION, state, notebook: await stored() };
}

/** The work in a file, or an error that says why it is none. @param {File} file */
async function unpack(file) {
  const found = await new Response(file).json().catch(() => null);
  if (found?.format !== FORMAT)
    throw new Error(`This file is not an export of this course${found ? "" : ": it is not JSON"}.`);
  if (found.version !== VERSION)
    throw new Error(`This export has version ${found.version}; this site reads version ${VERSION}.`);
  if (!Object.values(found.state ?? [null]).every((entry) => Number.isFinite(entry?.updated)))
    throw new Error("This export is damaged: an entry of it has no time.");
  return found;
}

/** Download all the work. */
export async function exported() {
  download(`activations-work-${new Date().toISOString().slice(0, 10)}.json`, await pack());
  return "Exported. Keep the file, or import it on another computer.";
}

class CourseHandIn extends Part {
  async connectedCallback() {
    /** @type {Record<string, (control: any) => Promise<string>>} what a control does, and says then */
    const actions = {
      notebook: () => this.handIn(),
      export: exported,
      import: async (control) => this.exchange(await unpack(control.files[0]), control),
      clear: (control) => this.exchange({ state: {}, notebook: null }, control),
      back: async (control) => this.exchange((await all()).aside.work, control),
      finish: (control) => this.exchange(null, control),
    };
    for (const [name, act] of Object.entries(actions)) {
      const control = this.find(`[name=${name}]`);
      control[control.files ? "onchange" : "onclick"] = async () => {
        this.say(await act(control).catch((/** @type {Error} */ error) => error.message));
        control.value = ""; // the same file may be chosen again
      };
    }
    await this.draw();
    this.dataset.ready = "";
    const kept = await navigator.storage?.persist?.().catch(() => false); // Firefox asks the reader first
    this.find(kept ? ".cw-kept" : ".cw-unsure").hidden = false;
  }

  /** Put `work` in the place of all that there is, which is put aside; without one nothing is left at all.
   * @param {any} work @param {HTMLElement} control that holds the words for this */
  async exchange(work, { dataset: { ask, done = "" } }) {
    if (!confirm(ask)) return "Nothing was changed.";
    if (!work) return (await import(LEAVE)).leave().then(() => done);
    const before = await pack();
    await replace(work.state);
    await keep(work.notebook);
    await change("aside", () => ({ work: before }));
    await this.draw();
    return done;
  }

  /** Ask where two versions differ. */
  async draw() {
    const { entries, written } = await work();
    this.find("[name=back]").hidden = !entries.aside;
    const asked = Object.entries(written).filter(([, versions]) => versions.length > 1);
    this.find(".cw-choices").innerHTML = asked.map(([id, versions]) => {
      const choices = versions.sort(newer).map(({ time, place, text }, at) => `
        <label><input type="radio" name="${id}" value="${place}" ${at ? "" : "checked"}>
        ${at ? "Older" : "Newer"}, ${place}, ${when(time)}</label><pre tabindex="0">${safe(text)}</pre>`);
      const question = `Two versions of ${id}: which one do you hand in?`;
      return `<fieldset><legend>${question}</legend>${choices.join("")}</fieldset>`;
    }).join("");
  }

  async handIn() {
    const { file, written } = await work();
    const chosen = Object.entries(written).map(([id, versions]) => {
      const place = this.find(`[name="${id}"]:checked`)?.value;
      return [id, (versions.find((version) => version.place === place) ?? versions.sort(newer)[0]).text];
    });
    const { notebook, complete } = await compose(file?.content, Object.fromEntries(chosen));
    download(NAME, notebook);
    return complete
      ? `${NAME} was downloaded: send this file to your instructor.`
      : `${NAME} was downloaded. Your own notebook had lost or doubled a cell of the course, so the file
         was made from a fresh one: cells that you added yourself are not in it.`;
  }
}

const newer = (/** @type {{time: number}} */ a, /** @type {{time: number}} */ b) => b.time - a.time;
const safe = (/** @type {string} */ text) => new Option(text).innerHTML; // as text in HTML

customElements.define("course-hand-in", CourseHandIn);
