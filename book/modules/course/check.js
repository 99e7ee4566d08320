/** `<course-check>`: runs a check on the learner's classes, says what it found, counts points. */

import { drafts, saveAll, when } from "./draft.js";
import { stored, texts } from "./notebook.js";
import { call, start } from "./python.js";
import { all, get, put } from "./store.js";

const LIMIT = 10; // seconds

class CourseCheck extends HTMLElement {
  async connectedCallback() {
    const { title } = this.dataset;
    this.innerHTML = `<p><button type="button" class="cw-run">Run the check</button>
      <span role="status"></span></p>
      <div class="cw-result" role="region" aria-live="polite" aria-label="Result: ${title}"></div>`;
    this.querySelector("button")?.addEventListener("click", () => this.run());
    const entry = await get(this.key);
    if (!entry?.max_points) return; // never run, or stopped before it could be judged
    this.say(`Last run ${when(entry.updated)}: ${entry.points} of ${entry.max_points} points.`);
  }

  get key() {
    return `check/${this.id}`;
  }

  /** @param {string} words */
  say(words) {
    /** @type {HTMLElement} */ (this.querySelector("[role=status]")).textContent = words;
  }

  /** The classes to check, one below the other. */
  async source() {
    await saveAll();
    const [entries, file] = [await all(), await stored()];
    const written = file ? texts(file.content) : {};
    const names = this.getAttribute("exercises")?.split(" ") ?? [];
    const parts = names.map((name) => {
      const key = `exercise/${name}`;
      return entries[key]?.text ?? drafts.get(key)?.text ?? written[name];
    });
    const missing = names.filter((_, place) => !parts[place]).join(" and ");
    if (missing) throw new Error(`Nothing is written yet in ${missing}. Go there first.`);
    return parts.join("\n\n");
  }

  async run() {
    if (this.ariaBusy === "true") return;
    this.ariaBusy = "true";
    const result = /** @type {HTMLElement} */ (this.querySelector(".cw-result"));
    try {
      const source = await this.source();
      this.say("Starting Python. The first time this takes a while.");
      await start();
      this.say("Running your code.");
      const name = this.getAttribute("check") ?? "";
      const answer = await call("run", [source, name], { timeout: LIMIT * 1000 }).catch(stopped);
      result.innerHTML = answer.html;
      const { passed = false, points = 0, max_points } = answer.result ?? {};
      const told = { passed, points, max_points: max_points ?? 0, source };
      await put(this.key, told);
      this.say(answer.result ? `${points} of ${max_points} points.` : "The check could not finish.");
    } catch (error) {
      result.replaceChildren();
      this.say(/** @type {Error} */ (error).message);
    }
    this.ariaBusy = null;
    document.dispatchEvent(new CustomEvent("course:ran"));
  }
}

/** @param {Error} error */
function stopped(error) {
  if (error.name !== "TimeoutError") throw error;
  const html = `<p><strong>Stopped after ${LIMIT} seconds.</strong> Your code had not finished; your text
    is as it was. Look for a loop that never ends. Python has been started afresh.</p>`;
  return { result: null, html };
}

customElements.define("course-check", CourseCheck);
