/** A text that is kept while it is typed, with a way back when it is replaced. */

import { change, get, isKept, subscribe } from "./store.js";

const PAUSE = 300; // ms without typing after which a text is written
const LEFT = "activations-course left ";

/** @type {Map<string, Draft>} */
export const drafts = new Map();

/** Write what the page's drafts have not written yet. */
export const saveAll = () => Promise.all([...drafts.values()].map((draft) => draft.save()));

addEventListener("pagehide", () => {
  for (const draft of drafts.values()) draft.leave();
  saveAll(); // may or may not be given the time
});
document.addEventListener("visibilitychange", saveAll);

export class Draft {
  /**
   * @param {string} key where the store keeps it
   * @param {string} first what stands there before anything is written
   * @param {(text: string) => void} show puts another text into the editor
   * @param {(words: string) => void} tell says what has become of the text
   */
  constructor(key, first, show, tell) {
    this.key = key;
    this.first = first;
    this.show = show;
    this.tell = tell;
    /** @type {import("./store.js").Entry | undefined} */
    this.entry = undefined;
    /** @type {string | undefined} typed, not written yet */
    this.typed = undefined;
    this.timer = 0;
    this.saving = Promise.resolve();
    drafts.set(key, this);
    subscribe((changed, entry, here) => {
      if (changed === key && !here) this.hear(entry);
    });
  }

  get text() {
    return this.typed ?? this.entry?.text ?? this.first;
  }

  /** What the last replacement took away, if anything. @returns {string | undefined} */
  get before() {
    return this.entry?.before === this.text ? undefined : this.entry?.before;
  }

  async open() {
    this.entry = await get(this.key);
    const { text, time } = JSON.parse(left(this.key) ?? "{}");
    if (time > (this.entry?.updated ?? 0)) this.typed = text;
    this.show(this.text);
    await this.save();
    this.tell(this.entry ? `Saved ${when(this.entry.updated)}.` : "");
  }

  /** The learner has typed. @param {string} text */
  type(text) {
    if (text === this.text) return;
    this.typed = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
    this.tell("Saving ...");
  }

  save() {
    this.saving = this.saving.then(() => this.write());
    return this.saving;
  }

  /** Put `text` in the place of the present one, which stays at hand. @param {string} text */
  async replace(text) {
    await this.save();
    const before = this.text;
    this.entry = await change(this.key, () => ({ text, before }));
    this.show(text);
    this.tell("Replaced. What stood here can be brought back.");
  }

  /** The page goes away: only what is written at once is sure to be kept. */
  leave() {
    if (this.typed !== undefined) left(this.key, JSON.stringify({ text: this.typed, time: Date.now() }));
  }

  async write() {
    clearTimeout(this.timer);
    if (this.typed === undefined) return;
    const [text, seen] = [this.typed, this.entry?.updated];
    let clash = false;
    this.entry = await change(this.key, (old) => {
      clash = Boolean(old && old.updated !== seen && old.text !== text);
      return { text, before: clash ? old?.text : old?.before };
    });
    if (this.typed === text) {
      this.typed = undefined;
      left(this.key, "");
    }
    const saved = clash
      ? "Saved. Another tab had changed this text as well: yours is newer, the other one can be brought back."
      : `Saved ${when(this.entry.updated)}.`;
    this.tell(isKept(this.key) ? saved : "NOT saved: this browser keeps nothing. Download your work.");
  }

  /** Another tab has written. @param {import("./store.js").Entry | undefined} entry */
  hear(entry) {
    if (this.typed !== undefined) return; // this tab is newer: `write` keeps the other text
    this.entry = entry;
    this.show(this.text);
    this.tell("Changed in another tab. This is the newer text.");
  }
}

/**
 * What a closing page has left behind; with `put`, leave that, or nothing when it is empty.
 *
 * @param {string} key
 * @param {string} [put]
 */
function left(key, put) {
  try {
    if (put) localStorage.setItem(`${LEFT}${key}`, put);
    else if (put === "") localStorage.removeItem(`${LEFT}${key}`);
    return localStorage.getItem(`${LEFT}${key}`);
  } catch {
    return null; // storage is closed to this page, which `write` says
  }
}

/** @param {number | undefined} time */
export const when = (time) =>
  `on ${new Date(time ?? 0).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}`;
