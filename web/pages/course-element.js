/** What the elements of the course share. Their markup is in the page; the scripts wake it. */
export class Part extends HTMLElement {
  /** @param {string} selector @returns {any} the element inside, whose kind the caller knows */
  find(selector) {
    return this.querySelector(selector);
  }

  /** Set words, only when they are new: then they are said aloud. @param {string} words */
  say(words, place = "[role=status]") {
    if (this.find(place).textContent !== words) this.find(place).textContent = words;
  }
}

/** Tell the document what has happened. @param {string} what @param {any} [detail] */
export const tell = (what, detail) => document.dispatchEvent(new CustomEvent(`course:${what}`, { detail }));

/** @param {string} what @param {(detail: any) => void} hear */
export const on = (what, hear) =>
  document.addEventListener(`course:${what}`, (event) => hear(/** @type {CustomEvent} */ (event).detail));

/** The page itself is there, or takes long: what can wait goes on now. */
export const loaded = new Promise((goOn) => [addEventListener("load", goOn), setTimeout(goOn, 1000)]);

/** @param {number} [time] */
export const when = (time) =>
  `on ${new Date(time ?? 0).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}`;
