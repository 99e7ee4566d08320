/** What a reader is asked beside a figure: a prediction before its controls move, a
 * question below. The entry `question/ID` of the `figure` keeps both: one task. */
import { CourseElement, fill } from "./course-element.js";
import { all, change } from "./store.js";
import { TEXTS } from "./texts.js";

class FigureAnswer extends CourseElement {
  get form() {
    return this.find("form", HTMLFormElement);
  }

  /** Take what is submitted, now or at an earlier visit. Storage, if slow, is not
   * waited for. @param {string} name of the field @param {AbortSignal} visit
   * @param {(value: string, now: boolean) => {right: boolean} | void} take gives
   *     what else to keep */
  async keep(name, visit, take) {
    const key = `question/${this.getAttribute("figure")}`;
    this.form.addEventListener("submit", ({ submitter }) => {
      const skipped = submitter?.hasAttribute("formnovalidate");
      const value = skipped ? "" : valueOf(this.form, name).value.trim();
      const more = take(value, true);
      change(key, (old) => ({ ...old, [name]: value, ...more }));
    }, { signal: visit });
    const kept = (await all())[key] ?? {};
    if (kept[name] !== undefined && !visit.aborted) take(kept[name], false);
    return kept;
  }
}

/** The choices, or the one field. @param {HTMLFormElement} form @param {string} name */
const valueOf = (form, name) =>
  /** @type {RadioNodeList | HTMLInputElement} */ (form.elements.namedItem(name));

/** Made or skipped, it is `data-made` and says so. */
class FigurePrediction extends FigureAnswer {
  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    this.find("fieldset", HTMLFieldSetElement).disabled = false;
    const line = this.findPart("commitment");
    const show = (/** @type {string} */ guess) => {
      const { predicted, skipped } = TEXTS.figure;
      line.textContent = guess ? fill(predicted, { guess }) : skipped;
      [this.form.hidden, line.hidden] = [true, false];
      this.dataset.made = "";
      this.dispatchEvent(new Event("predicted", { bubbles: true }));
    };
    const { answer, guess } = await this.keep("guess", visit, (guess, now) => {
      show(guess);
      if (now) line.focus(); // what had the focus is gone
    });
    if (answer !== undefined && guess === undefined && !visit.aborted) show("");
  }
}

/** Says the feedback of an answer aloud, and shows it again next time. */
class FigureQuestion extends FigureAnswer {
  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    const field = valueOf(this.form, "answer");
    const choose = () => field instanceof RadioNodeList && this.form.requestSubmit();
    this.form.addEventListener("change", choose, { signal: visit });
    const kept = this.keep("answer", visit, (answer, now) => {
      field.value = answer;
      const fits = this.#choose(answer);
      if (now) this.say(fits?.textContent ?? "");
      return { right: fits?.dataset.right === "true" };
    });
    if (field.value) this.form.requestSubmit(); // chosen before this script was there
    await kept;
  }

  /** The feedback to an answer, the only one shown. @param {string} answer */
  #choose(answer) {
    const all = /** @type {HTMLElement[]} */ (
      [...this.querySelectorAll("[data-right]")]);
    const fits = all.find(({ dataset: { near, within } }) =>
      !near || Math.abs(Number(near) - Number(answer)) <= Number(within));
    for (const feedback of all)
      feedback.toggleAttribute("data-chosen", feedback === fits);
    return fits;
  }
}

customElements.define("figure-prediction", FigurePrediction);
customElements.define("figure-question", FigureQuestion);
