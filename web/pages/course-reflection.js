/** `<course-reflection>`: a box for prose, with the count of its words. */
import { words } from "./learner-work.js";
import { LearnerText } from "./learner-text.js";

class CourseReflection extends LearnerText {
  box = this.find("textarea");

  async connectedCallback() {
    this.box.oninput = () => this.write(this.box.value);
    await this.open();
  }

  show(/** @type {string} */ text) {
    if (text !== this.box.value) this.box.value = text;
    const [count, { least, most }] = [words(text), this.dataset];
    this.say(`${count} words.`, "strong");
    const fits = count > Number(most) ? "Too long." : "Within the limits.";
    this.say(count < Number(least) ? "Too short yet." : fits);
  }
}

customElements.define("course-reflection", CourseReflection);
