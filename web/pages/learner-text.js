/** A text that a learner writes: kept while it is typed, with a way back to those that it replaced. */
import { work } from "./learner-work.js";
import { Part, on, when } from "./course-element.js";
import { all, change, note, noted } from "./store.js";

const TAB = String(Math.random());
const MOST = 9; // texts of one task that can be brought back

export class LearnerText extends Part {
  key = this.dataset.key ?? "";
  first = ""; // what stands there before anything is written
  text = "";
  /** @type {import("./store.js").Entry} */
  entry = { updated: -1 }; // what is kept: the text, the tab that wrote it, the others, the last one first
  writing = 0; // how many writes are under way

  show(/** @type {string} */ _text) {} // in the editor, when it is not what stands there

  async open() {
    this.find(".cw-back").onclick = () => this.replace(this.entry.others[0], true);
    on("changed", (key) => (key || this.key) === this.key && this.read());
    await this.read();
    const left = noted(`left ${this.key} `).map((name) => ({ name, ...JSON.parse(note(name)) }));
    for (const one of left.sort((a, b) => b.time - a.time)) await this.recover(one); // the newest first
    this.tell(this.entry.updated ? `Saved ${when(this.entry.updated)}.` : "");
    addEventListener("focus", () => this.compare());
    this.dataset.ready = "";
    await this.compare();
  }

  /** Say when the notebook has another text, which can be taken over. */
  async compare() {
    const found = await work().catch(() => null); // offline
    const versions = found?.written[this.key.split("/")[1]];
    const other = versions?.find(({ place }) => place === "in the notebook");
    this.find(".cw-other").hidden = !other;
    this.say(other && other.time > this.entry.updated ? "a newer text" : "an older text", ".cw-other b");
    this.find(".cw-other button").onclick = () => this.replace(other?.text ?? "");
  }

  /** Take over what is kept: another tab has written. */
  async read() {
    const entry = (await all())[this.key] ?? { updated: 0 };
    if (this.writing || entry.updated === this.entry.updated) return; // this tab is newer, or wrote it
    this.entry = entry;
    this.text = entry.text ?? this.first;
    this.show(this.text);
    this.tell("Changed in another tab. This is the newer text.");
  }

  /** Take what a tab had not kept yet when it was closed, at least as a text to bring back.
   * @param {any} left with the name of its note */
  async recover({ name, text, time, seen, tab }) {
    if (time > this.entry.updated) await this.write(text, undefined, seen, tab);
    else if (text !== this.text) {
      const others = (/** @type {any} */ old) => distinct([text, ...old.others ?? []], old);
      this.entry = await change(this.key, (old) => ({ ...old, others: others(old) }));
    }
    if (this.entry.kept !== false) note(name, "");
  }

  /** Put another text in the place of this one, which can be brought back: at once, or after all others.
   * @param {string} text @param {boolean} [last] */
  replace(text, last) {
    const before = this.text;
    this.write(text, (others) => (last ? [...others, before] : [before, ...others]));
  }

  /** Take a new text and keep it. @param {string} text @param {(others: string[]) => string[]} [arrange]
   * @param {number} [seen] the time of what it was typed upon @param {string} [tab] in which it was */
  async write(text, arrange = (others) => others, seen = this.entry.updated, tab = TAB) {
    if (text === this.text) return;
    const name = `left ${this.key} ${TAB}`;
    this.show((this.text = text));
    this.writing += 1;
    this.tell("Saving ...");
    note(name, JSON.stringify({ text, time: Date.now(), seen, tab }));
    const entry = await change(this.key, (old) => {
      const clash = old && ![tab, TAB].includes(old.tab) && old.updated !== seen && old.text !== text;
      const others = arrange([...(clash ? [old.text] : []), ...old?.others ?? []]);
      return { text, tab: TAB, clash, others: distinct(others, { text }) };
    });
    this.writing -= 1;
    if (this.writing) return; // a newer text is on its way
    this.entry = entry;
    if (entry.kept) note(name, "");
    const saved = `Saved ${when(entry.updated)}. ${entry.clash ? this.dataset.clash : ""}`;
    this.tell(entry.kept ? saved : "NOT saved: this browser keeps nothing. Download your work.");
  }

  tell(/** @type {string} */ said) {
    this.say(said, ".cw-saved");
    this.find(".cw-back").hidden = !this.entry.others?.length;
  }
}

/** The last few of the texts that are not empty and not `text`. @param {string[]} texts @param {any} entry */
const distinct = (texts, { text } = {}) =>
  [...new Set(texts)].filter((other) => other && other !== text).slice(0, MOST);
