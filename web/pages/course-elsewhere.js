/** `<course-elsewhere>`: the table of what other libraries answer. It is in the page;
 * this filters it, holds back what a question above asks, and puts a column beside it:
 * NumPy in this browser, now. */
import { CourseElement, fill } from "./course-element.js";
import { call } from "./python.js";
import { all } from "./store.js";
import { TEXTS } from "./texts.js";

const WORDS = TEXTS.elsewhere;
const KEPT = { numpy: "numpy-browser", tinytorch: "tinytorch" }; // columns of the table

/** @typedef {Record<string, Record<string, string>>} Answers by edge, in one entry */

class CourseElsewhere extends CourseElement {
  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    const form = this.find("form", HTMLFormElement);
    form.hidden = false;
    form.addEventListener("change", () => this.#filter(form), { signal: visit });
    form.addEventListener("reset", () => setTimeout(() => this.#filter(form)));
    this.onAction("reset", () => form.reset(), visit);
    this.onAction("run", (button) => this.#run(button), visit);
    const hold = () => this.#holdBack();
    document.addEventListener("change", hold, { signal: visit });
    await this.#holdBack();
  }

  get #groups() {
    return [...this.find("table", HTMLTableElement).tBodies];
  }

  /** Show what the form names. @param {HTMLFormElement} form */
  #filter(form) {
    const chosen = new FormData(form);
    const [edge, libraries] = [chosen.get("edge"), chosen.getAll("library")];
    for (const group of this.#groups) {
      const { edge: name, function: kind, differs } = group.dataset;
      for (const item of group.querySelectorAll("li"))
        item.hidden = !libraries.includes(item.dataset.library ?? "");
      const rows = /** @type {HTMLElement[]} */ (
        [...group.querySelectorAll("[data-answer]")]);
      for (const row of rows) row.hidden = !row.querySelector("li:not([hidden])");
      const fits = !edge || edge === name || edge === kind;
      const told = rows.some((row) => !row.hidden);
      const parts = !chosen.has("differs") || differs !== undefined;
      group.hidden = !(fits && told && parts);
    }
    const count = this.#groups.filter((group) => !group.hidden).length;
    this.say(fill(WORDS.shown, { count, of: this.#groups.length }));
  }

  /** Leave out what a question of this page asks, until there is an answer to it. */
  async #holdBack() {
    const kept = await all();
    for (const group of this.#groups) {
      const question = group.dataset.question;
      if (!question) continue;
      const now = document.querySelector(`#${question} input:checked`);
      const open = !now && kept[`question/${question}`]?.answer === undefined;
      group.toggleAttribute("data-held", open);
      const ask = group.querySelector("[data-part=ask]");
      if (ask instanceof HTMLElement) ask.hidden = !open;
    }
  }

  /** Ask NumPy and tinytorch here. @param {HTMLElement} button */
  async #run(button) {
    button.setAttribute("aria-disabled", "true");
    this.say(WORDS.starting);
    try {
      const file = new URL("./elsewhere.json", import.meta.url);
      const program = await (await fetch(file)).text();
      const found = await call("ask", [program], { timeout: 60_000 });
      const others = this.#show(found);
      this.say(fill(others ? WORDS.differs : WORDS.same, { others }));
    } catch (error) {
      const reason = /** @type {Error} */ (error).message;
      this.say(fill(WORDS.failed, { reason }));
    }
    button.removeAttribute("aria-disabled");
  }

  /** Fill the column. @param {Record<string, Answers>} found by probe
   * @returns {number} of how many edges it does not say what is kept */
  #show(found) {
    const table = this.find("table", HTMLTableElement);
    const head = /** @type {HTMLTableSectionElement} */ (table.tHead).rows[0];
    if (head.cells.length < 3) {
      const title = Object.assign(document.createElement("th"), { scope: "col" });
      title.textContent = WORDS.here;
      head.append(title);
    }
    let others = 0;
    for (const group of this.#groups) {
      group.rows[0].cells[0].colSpan = 3;
      for (const row of group.querySelectorAll("[data-new]")) row.remove();
      const rows = /** @type {HTMLTableRowElement[]} */ (
        [...group.querySelectorAll("tr[data-answer]")]);
      for (const row of rows) (row.cells[2] ?? row.insertCell()).textContent = "";
      const edge = group.dataset.edge ?? "";
      const changed = Object.entries(KEPT).map(([probe, kept]) =>
        this.#mark(group, rows, probe, kept, found[probe][edge]));
      others += Number(changed.includes(true));
    }
    return others;
  }

  /** Name a probe beside its answer; whether that is not the one that is kept.
   * @param {HTMLTableSectionElement} group @param {HTMLTableRowElement[]} rows
   * @param {string} probe @param {string} kept @param {Record<string, string>} given */
  #mark(group, rows, probe, kept, given) {
    const before = rows.find((row) => row.querySelector(`[data-library="${kept}"]`));
    if (given.absent) return false;
    const answer = given.said ?? WORDS.refused;
    let row = rows.find((each) => each.dataset.answer === answer);
    if (!row) {
      row = group.insertRow();
      Object.assign(row.dataset, { answer, new: "" });
      row.insertCell().textContent = answer;
      row.insertCell();
      row.insertCell();
      rows.push(row);
    }
    const cell = row.cells[2];
    const name = /** @type {Record<string, string>} */ (WORDS.probes)[probe];
    cell.textContent += (cell.textContent ? ", " : "") + name;
    return row !== before;
  }
}

customElements.define("course-elsewhere", CourseElsewhere);
