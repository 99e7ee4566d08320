/** What the elements of the course share. Their markup is in the page; the scripts
 * wake it. What a script fills in has a `data-part`, a button a `data-action`. */
import { TEXTS } from "./texts.js";

const REST = 8000; // ms

export class CourseElement extends HTMLElement {
  #visit = new AbortController();

  async connectedCallback() {
    this.#visit = new AbortController();
    await this.wake(this.#visit.signal);
  }

  disconnectedCallback() {
    this.#visit.abort();
  }

  /** Come alive. @param {AbortSignal} visit ends when the element leaves the page:
   *     each listener is given it
   * @returns {void | Promise<void>} */
  wake(visit) { void visit; }

  /** The element inside that `selector` names. @template {Element} T
   * @param {string} selector @param {new () => T} kind @returns {T} */
  find(selector, kind) {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new TypeError(`${this.localName} has no ${kind.name} ${selector}`);
  }

  /** What is filled in under this name. @param {string} name */
  findPart(name) {
    return this.find(`[data-part="${name}"]`, HTMLElement);
  }

  /** Have a button do something. @param {string} name
   * @param {(button: HTMLElement) => unknown} act @param {AbortSignal} signal */
  onAction(name, act, signal) {
    const button = this.find(`[data-action="${name}"]`, HTMLElement);
    button.addEventListener("click", () => act(button), { signal });
  }

  /** Set words, only when they are new: then they are read out.
   * @param {string} words */
  say(words, place = this.find("[role=status]", HTMLElement)) {
    if (place.textContent !== words) place.textContent = words;
  }
}

/** Tell the document what has happened. @param {string} what @param {any} [detail] */
export const tell = (what, detail) =>
  document.dispatchEvent(new CustomEvent(`course:${what}`, { detail }));

/** Hear what is told. @param {string} what @param {(detail: any) => void} act
 * @param {AbortSignal} [signal] until when */
export function on(what, act, signal) {
  const hear = (/** @type {any} */ event) => act(event.detail);
  document.addEventListener(`course:${what}`, hear, { signal });
}

/** The page itself is there, or takes long: what can wait goes on now. */
export const loaded = new Promise((goOn) => [
  addEventListener("load", goOn),
  setTimeout(goOn, 1000),
]);

/** By then a page that starts Python has it. */
export const atRest = () => new Promise((goOn) => setTimeout(goOn, REST));

/** A text with values in it. @param {string} text
 * @param {Record<string, any>} values */
export const fill = (text, values) =>
  text.replace(/{(\w+)}/g, (_, name) => values[name]);

/** @param {number} [time] */
export function when(time = 0) {
  const form = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" });
  const date = new Date(time).toLocaleString(TEXTS.locale, form);
  return fill(TEXTS.when, { date });
}
