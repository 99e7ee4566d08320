/** The one script of every page: how far the learner is, and whether the work is kept. */
import { words, work } from "./learner-work.js";
import { notice } from "./notice.js";
import { keepOffline } from "./offline.js";
import { Part, on } from "./course-element.js";

/** @typedef {{key: string, points?: number, exercises?: string[], words?: number[]}} Task */

/** How a task stands. @param {Task} task @param {Awaited<ReturnType<typeof work>>} work */
function standing({ key, exercises = [], words: [least, most] = [0, 0] }, { entries, checks, written }) {
  const [kind, name] = key.split("/");
  const [here, there] = [entries[key], checks[name]];
  if (kind === "question") return { done: here?.right, begun: here };
  if (kind === "reflection") {
    const count = words(written[name]?.[0].text ?? "");
    return { done: count >= least && count <= most, begun: count, note: count && `, ${count} words` };
  }
  const own = exercises.map((id) => entries[`exercise/${id}`]?.text).filter(Boolean);
  const holds = here?.passed && own.every((text) => here.source.includes(text));
  const stale = here?.passed ? ", changed since it passed: check again" : "";
  const note = holds ? "" : there?.passed ? ", in the notebook" : stale;
  const begun = here || there || (exercises.length === 1 && written[exercises[0]]);
  return { done: holds || there?.passed, begun, note };
}

/** In every sidebar, and as a table. */
class CourseProgress extends Part {
  later = 0;

  connectedCallback() {
    on("changed", () => {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.draw(), 200); // not at each letter
    });
    for (const moment of ["focus", "pageshow"]) addEventListener(moment, () => this.draw());
    this.draw();
  }

  async draw() {
    const found = await work().catch(() => null);
    if (!found) return; // offline: what is shown stays
    const tasks = found.tasks.map((/** @type {Task} */ task) => ({ ...task, ...standing(task, found) }));
    const done = tasks.filter((/** @type {any} */ task) => task.done);
    const sum = (/** @type {Task[]} */ some) => some.reduce((total, { points = 0 }) => total + points, 0);
    const ends = `${done.length} of ${tasks.length} tasks done`;
    this.say(`${sum(done)} of ${sum(tasks)} points checked, ${ends}`, ".cw-sum");
    this.find("progress")?.setAttribute("value", done.length / tasks.length);
    [...(this.find("tbody")?.rows ?? [])].forEach((row, at) => {
      const { done, begun, note, points } = tasks[at];
      row.dataset.state = done ? "done" : begun ? "tried" : "not begun";
      row.cells[1].textContent = row.dataset.state + (note || "");
      if (points) row.cells[2].textContent = `${done ? points : 0} of ${points}`;
    });
  }
}

on("not-kept", () => {
  const words = "This browser does not keep your work: it is gone when this tab is closed.";
  const exported = async () => (await import("./course-hand-in.js")).exported();
  if (!document.querySelector(".course-notice")) notice(words, { "Download it": exported });
});
customElements.define("course-progress", CourseProgress);
keepOffline().catch(() => {}); // without storage the course works online only
