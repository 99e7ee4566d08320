/** `<course-reflection least="150" most="300">`: a box for prose, with the count of
 * its words. */
import { fill } from "./course-element.js";
import { LearnerText } from "./learner-text.js";
import { TEXTS } from "./texts.js";
import { words } from "./words.js";

class CourseReflection extends LearnerText {
  /** A box on paper would be cut where its bar begins. */
  #printed = document.createElement("p");

  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    this.#printed.className = "course-printed";
    this.append(this.#printed);
    const write = () => this.write(this.shown);
    this.#box.addEventListener("input", write, { signal: visit });
    await this.open(visit);
  }

  get #box() {
    return this.find("textarea", HTMLTextAreaElement);
  }

  /** @override */
  get shown() {
    return this.#box.value;
  }

  /** @override */
  set shown(text) {
    this.#box.value = text;
  }

  /** @override @param {string} text */
  show(text) {
    super.show(text);
    this.#printed.textContent = text;
    const limits = ["least", "most"].map((name) => this.getAttribute(name));
    const [least, most] = limits.map(Number);
    const count = words(text);
    this.say(fill(TEXTS.text.words, { count }), this.findPart("count"));
    const fits = count > most ? TEXTS.text.tooLong : TEXTS.text.fits;
    this.say(count < least ? TEXTS.text.tooShort : fits);
  }
}

customElements.define("course-reflection", CourseReflection);
