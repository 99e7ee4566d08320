/** `<course-reflection>`: where an answer is written, with the count of its words. */

import { Draft } from "./draft.js";

/** @param {string} text */
export const words = (text) => text.split(/\s+/).filter(Boolean).length;

class CourseReflection extends HTMLElement {
  async connectedCallback() {
    const name = this.getAttribute("reflection");
    const [least, most] = ["least", "most"].map((end) => Number(this.getAttribute(end)));
    this.innerHTML = `<label for="${name}-answer">Your answer, ${least} to ${most} words</label>
      <textarea id="${name}-answer" rows="12" spellcheck="true" aria-describedby="${name}-count"></textarea>
      <p class="cw-note" id="${name}-count"><strong></strong> <span role="status"></span>
      <span class="cw-saved"></span> <button type="button" hidden>Bring back the other text</button></p>`;
    const box = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
    const [count, state, saved] = this.querySelectorAll("strong, [role=status], .cw-saved");
    const back = /** @type {HTMLButtonElement} */ (this.querySelector("button"));
    const counted = () => {
      const number = words(box.value);
      count.textContent = `${number} words.`;
      const said = number < least ? "Too short yet." : number > most ? "Too long." : "Within the limits.";
      if (state.textContent !== said) state.textContent = said;
    };
    /** @param {string} text */
    const show = (text) => {
      if (text !== box.value) box.value = text;
      counted();
    };
    const draft = new Draft(`reflection/${name}`, "", show, (said) => {
      saved.textContent = said;
      back.hidden = draft.before === undefined;
    });
    back.onclick = () => draft.replace(draft.before ?? "");
    box.oninput = () => {
      draft.type(box.value);
      counted();
    };
    await draft.open();
    this.dataset.ready = "";
  }
}

customElements.define("course-reflection", CourseReflection);
