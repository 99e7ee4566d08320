/** A question to the learner. `confirm` is answered with no, unseen, where a page is in
 * the frame of another, or in the browser of an app. */
import { TEXTS } from "./texts.js";

/** @param {string} words @returns {Promise<boolean>} whether the answer is yes */
export function ask(words) {
  const box = document.createElement("dialog");
  box.className = "course-question";
  const said = Object.assign(document.createElement("p"), { textContent: words });
  said.id = "course-question";
  box.setAttribute("aria-labelledby", said.id);
  const buttons = Object.entries(TEXTS.ask).map(([value, textContent]) => {
    const onclick = () => box.close(value); // a frame may forbid forms
    const shown = { type: "button", textContent, onclick };
    return Object.assign(document.createElement("button"), shown);
  });
  box.append(said, ...buttons);
  document.body.append(box);
  box.showModal();
  return new Promise((resolve) => box.addEventListener("close", () => {
    box.remove();
    resolve(box.returnValue === "yes");
  }));
}
