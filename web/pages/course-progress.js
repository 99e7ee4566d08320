/** The one script of every page: how far the learner is, and whether the work is
 * kept. */
import { CourseElement, atRest, fill, loaded, on } from "./course-element.js";
import { work } from "./learner-work.js";
import { TEXTS } from "./texts.js";
import { words } from "./words.js";

/** @typedef {import("./learner-work.js").Task} Task */

const WORDS = TEXTS.progress;

/** How a task stands. @param {Task} task @param {Awaited<ReturnType<typeof work>>} work
 * @returns {{done: boolean, begun: boolean, note?: string}} */
function taskState(task, { entries, checks, written }) {
  const { key, exercises = [], words: limits = [0, 0] } = task;
  const [kind, name] = key.split("/");
  const [here, there] = [entries[key], checks[name]];
  if (kind === "question") return { done: here?.right, begun: Boolean(here) };
  if (kind === "reflection") {
    const [count, [least, most]] = [words(written[name]?.[0].text ?? ""), limits];
    const note = count ? fill(WORDS.words, { count }) : "";
    return { done: count >= least && count <= most, begun: count > 0, note };
  }
  const own = exercises.map((id) => entries[`exercise/${id}`]?.text).filter(Boolean);
  const holds = here?.passed && own.every((text) => here.source.includes(text));
  const holdsThere = there?.passed && stillHolds(there, exercises, written);
  const stale = here?.passed || there?.passed ? WORDS.stale : "";
  const note = holds ? "" : holdsThere ? WORDS.inNotebook : stale;
  const begun = here || there || (exercises.length === 1 && written[exercises[0]]);
  return { done: Boolean(holds || holdsThere), begun: Boolean(begun), note };
}

/** Whether the notebook's classes are those that its check has seen. What was kept
 * before its kernel noted them is believed.
 * @param {{source?: string}} check @param {string[]} ids of exercises
 * @param {Awaited<ReturnType<typeof work>>["written"]} written */
const stillHolds = ({ source }, ids, written) =>
  source === undefined || ids.every((id) => {
    const versions = written[id] ?? []; // one text in both places is there once
    const there = versions.find(({ origin }) => origin === "notebook") ?? versions[0];
    return there && bare(source).includes(bare(there.text));
  });
const bare = (/** @type {string} */ text) => text.replace(/\s/g, "");

/** In every sidebar, and as a table. */
class CourseProgress extends CourseElement {
  /** @override @param {AbortSignal} visit */
  wake(visit) {
    let later = 0;
    on("changed", () => {
      clearTimeout(later);
      later = setTimeout(() => this.#draw(), 200); // not at each letter
    }, visit);
    visit.addEventListener("abort", () => clearTimeout(later));
    for (const moment of ["focus", "pageshow"])
      addEventListener(moment, () => this.#draw(), { signal: visit });
    return this.#draw();
  }

  async #draw() {
    const found = await work().catch(() => null);
    if (!found) return; // offline: what is shown stays
    const tasks = found.tasks.map((task) => ({ ...task, ...taskState(task, found) }));
    const done = tasks.filter((task) => task.done);
    const points = (/** @type {Task[]} */ some) =>
      some.reduce((total, { points = 0 }) => total + points, 0);
    const values = { done: done.length, tasks: tasks.length };
    const sum = { points: points(done), most: points(tasks), ...values };
    this.say(fill(WORDS.sum, sum), this.findPart("sum"));
    const share = done.length / tasks.length;
    this.querySelector("progress")?.setAttribute("value", `${share}`);
    const rows = this.querySelector("tbody")?.rows ?? [];
    [...rows].forEach((row, at) => this.#drawRow(row, tasks[at]));
  }

  /** @param {HTMLTableRowElement} row
   * @param {Task & ReturnType<typeof taskState>} task */
  #drawRow(row, { done, begun, note = "", points }) {
    const state = done ? "done" : begun ? "tried" : "not begun";
    row.dataset.state = state;
    row.cells[1].textContent = WORDS.states[state] + note;
    const sum = { points: done ? points : 0, most: points };
    if (points) row.cells[2].textContent = fill(WORDS.points, sum);
  }
}

/** Say that the work is not kept, and offer it. A notice is rare: its script comes
 * then. */
async function offerWork() {
  if (document.querySelector(".course-notice")) return;
  const { notice } = await import("./notice.js");
  const download = async () => (await import("./course-hand-in.js")).exported();
  notice(TEXTS.notSaved.words, { [TEXTS.notSaved.download]: download });
}

/** Keep the course for later; where it is kept already, nothing of this takes the
 * network. */
async function keepCourse() {
  const kept = Boolean(navigator.serviceWorker?.controller);
  await loaded;
  const rest = atRest();
  if (!kept) await rest;
  await (await import("./offline.js")).keepOffline(undefined, rest);
}

on("not-kept", offerWork);
customElements.define("course-progress", CourseProgress);
keepCourse().catch(() => {}); // without storage the course works online only
