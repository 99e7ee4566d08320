/** `<course-check>`: runs a check on the learner's classes, says what it found, counts points. */
import { work } from "./learner-work.js";
import { Part, when } from "./course-element.js";
import { call, start } from "./python.js";
import { all, change } from "./store.js";

class CourseCheck extends Part {
  async connectedCallback() {
    this.find("button").onclick = () => this.run();
    const { updated, points, max_points } = (await all())[`check/${this.id}`] ?? {};
    if (max_points) this.say(`Last run ${when(updated)}: ${points} of ${max_points} points.`);
  }

  /** What to check: the text in the editor around this check, else the classes that it needs. */
  async source() {
    const exercise = /** @type {import("./course-exercise.js").CourseExercise | null} */ (this.closest("course-exercise[data-ready]"));
    if (exercise) return exercise.text;
    const [names, { written }] = [this.dataset.exercises?.split(" ") ?? [], await work()];
    const missing = names.filter((name) => !written[name]).join(" and ");
    if (missing) throw new Error(`Nothing is written yet in ${missing}. Go there first.`);
    return names.map((name) => written[name][0].text).join("\n\n");
  }

  async run() {
    if (this.ariaBusy === "true") return;
    this.ariaBusy = "true";
    const { html, said } = await this.judge().catch((error) => ({ html: "", said: error.message }));
    this.find(".cw-result").innerHTML = html;
    this.say(said);
    this.ariaBusy = null;
  }

  async judge() {
    const source = await this.source();
    this.say("Starting Python. The first time this takes a while.");
    await start();
    this.say("Running your code.");
    const { html, result } = await call("run", [source, this.dataset.check ?? ""]).catch((error) => {
      if (error.name !== "TimeoutError") throw error;
      return { html: `<p><strong>${error.message}</strong> ${this.dataset.late}</p>` };
    });
    const { passed = false, points = 0, max_points = 0 } = result ?? {};
    await change(`check/${this.id}`, () => ({ passed, points, max_points, source }));
    return { html, said: result ? `${points} of ${max_points} points.` : "The check could not finish." };
  }
}

customElements.define("course-check", CourseCheck);
