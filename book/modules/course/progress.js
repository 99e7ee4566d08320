/** How far the learner is, from the store and the notebook: in every sidebar, and as a table. */

import { checks, stored, texts } from "./notebook.js";
import { all, subscribe } from "./store.js";

/**
 * @typedef {{key: string, title: string, page: string, points?: number, exercises?: string[],
 *   words?: number[]}} Task
 */
/** @typedef {{task: Task, state: "not begun" | "tried" | "done", points: number, note: string}} Step */

const SITE = new URL("../../", import.meta.url);
const SIGNS = { "not begun": "○", tried: "◐", done: "●" };

/** @returns {Promise<Task[]>} */
const tasks = async () => (await fetch(new URL("./tasks.json", import.meta.url))).json();

/** Every task and how it stands. @returns {Promise<Step[]>} */
export async function steps() {
  const [list, entries, file] = [await tasks(), await all(), await stored()];
  const content = file?.content ?? { cells: [] };
  const notebook = { checks: checks(content), texts: texts(content) };
  return list.map((task) => ({ task, ...standing(task, entries, notebook) }));
}

/**
 * @param {Task} task
 * @param {Record<string, any>} entries
 * @param {{checks: Record<string, any>, texts: Record<string, string>}} notebook
 * @returns {Omit<Step, "task">}
 */
function standing({ key, points = 0, exercises = [], words }, entries, notebook) {
  const [kind, name] = key.split("/");
  const [here, there] = [entries[key], notebook.checks[name]];
  if (kind === "question") return step(here?.right, here, 0);
  if (kind === "reflection") {
    const text = here?.text || notebook.texts[name] || "";
    const count = text.split(/\s+/).filter(Boolean).length;
    const [least, most] = words ?? [0, Infinity];
    return step(count >= least && count <= most, count, 0, count ? `${count} words` : "");
  }
  const own = exercises.map((id) => entries[`exercise/${id}`]?.text).filter(Boolean);
  const holds = here?.passed && own.every((text) => here.source.includes(text));
  const passed = holds || there?.passed;
  const begun = here || there || (exercises.length === 1 && own.length);
  const stale = here?.passed ? "changed since it passed: check again" : "";
  const note = holds ? "" : there?.passed ? "in the notebook" : stale;
  return step(passed, begun, points, note);
}

/** @param {any} done @param {any} begun @param {number} points @param {string} [note] @returns {Omit<Step, "task">} */
function step(done, begun, points, note = "") {
  return { state: done ? "done" : begun ? "tried" : "not begun", points: done ? points : 0, note };
}

/** The points of all checks: earned, and to be had. @param {Step[]} found */
export function sum(found) {
  const counted = found.filter(({ task }) => task.key.startsWith("check/"));
  const most = counted.reduce((total, { task }) => total + (task.points ?? 0), 0);
  return [counted.reduce((total, { points }) => total + points, 0), most];
}

class CourseProgress extends HTMLElement {
  connectedCallback() {
    /** @type {string} */
    this.shown = "";
    subscribe(() => this.draw());
    for (const moment of ["focus", "pageshow"]) addEventListener(moment, () => this.draw());
    this.draw();
  }

  async draw() {
    const found = await steps().catch(() => null);
    if (!found) return; // offline: what is shown stays
    const [points, most] = sum(found);
    const done = found.filter(({ state }) => state === "done").length;
    const all = `${points} of ${most} points checked, ${done} of ${found.length} tasks done`;
    const html = this.hasAttribute("small") ? small(all, done / found.length) : table(all, found);
    if (html !== this.shown) this.innerHTML = this.shown = html; // else the focus would be lost
  }
}

/** @param {string} all @param {number} share */
const small = (all, share) =>
  `<label>Your progress <progress value="${share}"></progress></label>
   <p>${all}. <a href="${SITE}hand-in.html">See all and hand in</a></p>`;

/** @param {string} all @param {Step[]} found */
function table(all, found) {
  const rows = found.map(({ task, state, points, note }) => {
    const checked = task.key.startsWith("check/");
    const graded = task.points ? `${task.points} by the instructor` : "";
    return `<tr><td><a href="${SITE}${task.page}">${task.title}</a></td><td class="cw-state">
      <span aria-hidden="true">${SIGNS[state]}</span> ${state}${note && `, ${note}`}</td>
      <td>${checked ? `${points} of ${task.points}` : graded}</td></tr>`;
  });
  return `<table class="table"><caption>${all}</caption><thead><tr><th scope="col">Task</th>
    <th scope="col">State</th><th scope="col">Points</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

document.addEventListener("course:not-kept", () => {
  if (document.querySelector(".cw-warning")) return;
  const notice = document.createElement("div");
  notice.className = "cw-warning";
  notice.setAttribute("role", "alert");
  notice.innerHTML = `<p><strong>This browser does not keep your work.</strong> It is gone when this tab is
    closed. <button type="button">Download it</button></p>`;
  notice.querySelector("button")?.addEventListener("click", async () => {
    const { download, pack } = await import("./archive.js");
    download("activations-work.json", await pack());
  });
  (document.querySelector("main") ?? document.body).prepend(notice);
});

customElements.define("course-progress", CourseProgress);

const sidebar = document.querySelector(".bd-sidebar-primary");
const place = document.createElement("course-progress");
place.setAttribute("small", "");
sidebar?.append(place);
