/** `<course-check>`: runs a check on the learner's classes, says what it found,
 * counts points.
 *
 * `check` names it for Python; `exercises`, with spaces between, what it needs. */
import { CourseElement, fill, when } from "./course-element.js";
import { work } from "./learner-work.js";
import { call, start } from "./python.js";
import { all, change } from "./store.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./course-exercise.js").CourseExercise} CourseExercise */

const WORDS = TEXTS.check;

export class CourseCheck extends CourseElement {
  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    this.onAction("run", () => this.run(), visit);
    const last = (await all())[`check/${this.id}`];
    const { updated, points, max_points: most } = last ?? {};
    if (most) this.say(fill(WORDS.last, { when: when(updated), points, most }));
  }

  async run() {
    if (this.ariaBusy === "true") return;
    this.ariaBusy = "true";
    const { html, words } = await this.#judge()
      .catch((error) => ({ html: "", words: error.message }));
    this.findPart("result").innerHTML = html;
    this.say(words);
    this.ariaBusy = null;
  }

  /** What to check: the text in the editor around this check, else the classes it
   * needs. */
  async #source() {
    const exercise = /** @type {CourseExercise | null} */ (
      this.closest("course-exercise[data-ready]"));
    if (exercise) return exercise.text;
    const ids = this.getAttribute("exercises")?.split(" ") ?? [];
    const { written } = await work();
    const names = ids.filter((id) => !written[id]).join(WORDS.and);
    if (names) throw new Error(fill(WORDS.unwritten, { names }));
    return ids.map((id) => written[id][0].text).join("\n\n");
  }

  async #judge() {
    const source = await this.#source();
    this.say(WORDS.starting);
    await start();
    this.say(WORDS.running);
    const asked = call("run", [source, this.getAttribute("check") ?? ""]);
    const { html, result } = await asked.catch((error) => {
      if (error.name !== "TimeoutError") throw error;
      return { html: `<p><strong>${error.message}</strong> ${WORDS.stopped}</p>` };
    });
    const { passed = false, points = 0, max_points = 0 } = result ?? {};
    await change(`check/${this.id}`, () => ({ passed, points, max_points, source }));
    const sum = fill(WORDS.points, { points, most: max_points });
    return { html, words: result ? sum : WORDS.unfinished };
  }
}

customElements.define("course-check", CourseCheck);
