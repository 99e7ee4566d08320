/** `<course-hand-in>`: one notebook from all that was written, and the whole work as one file. */

import { aside, download, exchange, pack, unpack } from "./archive.js";
import { saveAll, when } from "./draft.js";
import { NAME, compose, published, stored, texts } from "./notebook.js";
import { all } from "./store.js";

/** @typedef {{text: string, time: number, place: string}} Version */

/** What was written of each exercise and answer, the newest first; each text once.
 * @param {any} file @param {any} course @returns {Promise<[string, Version[]][]>} */
async function versions(file, course) {
  await saveAll();
  const entries = await all();
  const [empty, written] = [texts(course), file ? texts(file.content) : {}];
  const graded = course.cells.map((/** @type {any} */ cell) => cell.metadata.nbgrader);
  return graded.filter((/** @type {any} */ g) => g?.solution).map((/** @type {any} */ { grade_id: id }) => {
    const here = entries[`exercise/${id}`] ?? entries[`reflection/${id}`];
    const found = [
      { text: here?.text ?? "", time: here?.updated ?? 0, place: "in the book" },
      { text: written[id] ?? "", time: Date.parse(file?.last_modified) || 0, place: "in the notebook" },
    ].filter(({ text }) => text.trim() && text !== empty[id]);
    const same = found.length === 2 && found[0].text.trim() === found[1].text.trim();
    return [id, same ? found.slice(0, 1) : found.sort((a, b) => b.time - a.time)];
  });
}

class CourseHandIn extends HTMLElement {
  async connectedCallback() {
    this.innerHTML = `<div class="cw-choices"></div>
      <p><button type="button" class="cw-run" name="notebook">Download ${NAME}</button></p>
      <p role="status"></p>
      <h3>Take your work to another computer</h3>
      <p><button type="button" name="export">Export all my work</button></p>
      <p><label>Import an exported file <input type="file" accept=".json,application/json"></label></p>
      <p class="cw-kept"></p>
      <h3>Start again</h3>
      <p><button type="button" name="clear">Start everything again</button>
      <button type="button" name="back">Bring back what was replaced</button></p>`;
    /** @type {Record<string, () => Promise<string>>} */
    const actions = {
      notebook: this.handIn,
      export: async () => {
        download(`activations-work-${new Date().toISOString().slice(0, 10)}.json`, await pack());
        return "Exported. Keep the file, or import it on another computer.";
      },
      clear: () => this.put(
        { state: {}, notebook: null },
        "Take away all your code, answers, progress and the notebook? They can be brought back.",
        "Everything is as at the beginning.",
      ),
      back: async () => this.put((await aside())?.work, "Put what was replaced back?", "Brought back."),
    };
    for (const [name, act] of Object.entries(actions)) {
      this.find(`[name=${name}]`).onclick = () => this.told(act);
    }
    const input = /** @type {HTMLInputElement} */ (this.find("input[type=file]"));
    input.onchange = () => this.told(async () => {
      const work = unpack((await input.files?.[0]?.text()) ?? "");
      input.value = "";
      const question = "Put the imported work in the place of yours? Yours can be brought back.";
      return this.put(work, question, "Imported.");
    });
    await this.draw();
    const kept = await navigator.storage?.persist?.().catch(() => false);
    this.find(".cw-kept").textContent = kept
      ? "This browser has promised to keep your work until you clear its data."
      : "This browser may remove your work when it runs short of space: export it now and then.";
    this.dataset.ready = "";
  }

  /** @param {string} selector */
  find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  /** Do something and say what came of it. @param {() => Promise<string>} act */
  async told(act) {
    const said = await act.call(this).catch((/** @type {Error} */ error) => error.message);
    this.find("[role=status]").textContent = said;
    if (act !== this.handIn) await this.draw(); // else the choices made would be lost
  }

  /** @param {any} work @param {string} question @param {string} done */
  async put(work, question, done) {
    if (!confirm(question)) return "Nothing was changed.";
    await exchange(work);
    return done;
  }

  /** Ask where two versions differ. */
  async draw() {
    this.find("[name=back]").hidden = !(await aside());
    const [file, course] = [await stored(), await published()];
    const asked = (await versions(file, course)).filter(([, found]) => found.length > 1);
    const fields = asked.map(([id, found]) => {
      const choices = found.map(({ time, place, text }, n) => {
        const choice = document.createElement("div");
        choice.innerHTML = `<label><input type="radio" name="${id}" value="${place}" ${n ? "" : "checked"}>
          ${n ? "Older" : "Newer"}, ${place}, ${when(time)}</label><pre tabindex="0"></pre>`;
        /** @type {HTMLElement} */ (choice.querySelector("pre")).textContent = text;
        return choice;
      });
      const field = document.createElement("fieldset");
      field.innerHTML = `<legend>Two versions of ${id}: which one do you hand in?</legend>`;
      field.append(...choices);
      return field;
    });
    this.find(".cw-choices").replaceChildren(...fields);
  }

  async handIn() {
    const [file, course] = [await stored(), await published()];
    const written = (await versions(file, course)).filter(([, found]) => found.length);
    const chosen = written.map(([id, found]) => {
      const place = this.querySelector(`[name="${id}"]:checked`)?.getAttribute("value");
      return [id, (found.find((version) => version.place === place) ?? found[0]).text];
    });
    const { notebook, complete } = compose(file?.content ?? null, course, Object.fromEntries(chosen));
    download(NAME, notebook);
    return complete
      ? `${NAME} was downloaded: send this file to your instructor.`
      : `${NAME} was downloaded. Your own notebook had lost or doubled a cell of the course, so the file
         was made from a fresh one: cells that you added yourself are not in it.`;
  }
}

customElements.define("course-hand-in", CourseHandIn);
