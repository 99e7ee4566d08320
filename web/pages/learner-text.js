/** A text that a learner writes: kept while it is typed, with a way back to those it
 * replaced. First what two tabs make of an entry, then the notes that survive a crash,
 * then the element. */
import { CourseElement, fill, on, when } from "./course-element.js";
import { work } from "./learner-work.js";
import { all, change, note, noted } from "./store.js";
import { TEXTS } from "./texts.js";
import { distinct } from "./versions.js";

/** @typedef {import("./store.js").Entry} Entry the text, the tab that wrote it, whether
 *     tabs clashed, the others that can be restored, the last one first */
/** @typedef {{text: string, tab: string, seen: number, time: number,
 *     lost?: string[]}} Typed when, upon which entry, and what it took away */

const TAB = String(Math.random());
const WORDS = TEXTS.text;

/** What is kept now; another tab's text that was not seen can be restored.
 * @param {Entry | undefined} old @param {Typed} typed
 * @param {(others: string[]) => string[]} arrange */
function entryOf(old, { text, tab, seen, time }, arrange) {
  const unseen = old && ![tab, TAB].includes(old.tab) && old.updated !== seen;
  const clash = unseen && old.text !== text;
  const others = arrange([...(clash ? [old.text] : []), ...(old?.others ?? [])]);
  return { text, tab: TAB, clash, typed: time, others: distinct(others, text) };
}

/** The notes on a text, one a tab: what it had typed and not kept yet. */
class Unkept {
  /** @param {string} key of the text */
  constructor(key) {
    this.start = `left ${key} `;
  }

  /** @param {Typed} typed in this tab */
  write(typed) {
    note(this.start + TAB, JSON.stringify(typed));
  }

  clear(name = this.start + TAB) {
    note(name, "");
  }

  /** What closed tabs left, the newest first. */
  left() {
    const read = (/** @type {string} */ name) => ({ name, ...JSON.parse(note(name)) });
    const found = noted(this.start).map(read);
    return found.sort((a, b) => b.time - a.time);
  }
}

export class LearnerText extends CourseElement {
  first = ""; // what stands there before anything is written
  text = "";
  #whole = ""; // the text before the learner began to take away from it
  #entry = /** @type {Entry} */ ({ updated: -1 }); // what is kept of it
  #writing = 0; // how many writes are under way

  /** The text in the field. */
  get shown() {
    return this.text;
  }

  set shown(_text) {}

  /** @param {string} text */
  show(text) {
    if (this.shown !== text) this.shown = text;
  }

  /** In the store: `exercise/relu-class`. */
  get key() {
    return this.getAttribute("key") ?? "";
  }

  get #unkept() {
    return new Unkept(this.key);
  }

  /** Show what is kept, and from then on whatever becomes of it.
   * @param {AbortSignal} visit */
  async open(visit) {
    this.#entry = { updated: -1 };
    this.onAction("restore", () => this.replace(this.#entry.others[0], true), visit);
    this.onAction("use-other", () => this.#useOther(), visit);
    on("changed", (key) => (key || this.key) === this.key && this.#read(), visit);
    await this.#read();
    this.show(this.text); // what is being written is not read
    const left = this.#unkept.left();
    const words = await this.#takeNewer(left[0]?.time ?? 0);
    for (const one of left) await this.#recover(one);
    const { updated } = this.#entry;
    this.#tell(updated ? fill(WORDS.saved, { when: when(updated) }) + words : "");
    addEventListener("focus", () => this.#compare(), { signal: visit });
    if (visit.aborted) return;
    this.dataset.ready = "";
    await this.#compare();
  }

  /** Take a new text and keep it. @param {string} text
   * @param {(others: string[]) => string[]} [arrange]
   * @param {{tab: string, seen: number}} [from] where it was typed, and upon what */
  async write(text, arrange = (others) => others, from) {
    if (text === this.text) return;
    const lost = this.#lostBy(text);
    const aside = (/** @type {string[]} */ others) => arrange([...lost, ...others]);
    const [seen, time] = [this.#entry.updated, Date.now()];
    const typed = { text, tab: TAB, seen, time, lost, ...from };
    this.show((this.text = text));
    this.#writing += 1;
    this.#tell(WORDS.saving);
    this.#unkept.write(typed);
    const entry = await change(this.key, (old) => entryOf(old, typed, aside));
    this.#writing -= 1;
    if (this.#writing) return; // a newer text is on its way
    this.#entry = entry;
    if (entry.kept) this.#unkept.clear();
    const saved = fill(WORDS.saved, { when: when(entry.updated) });
    const clash = entry.clash ? WORDS.clash : "";
    this.#tell(entry.kept ? `${saved} ${clash}` : WORDS.notSaved);
  }

  /** What is put aside where nothing of the learner's is left: whatever did it, a key
   * held down or one undo too many. @param {string} text what stands there now */
  #lostBy(text) {
    const [before, whole] = [this.text, this.#whole];
    const grows = text.length >= before.length || this.#isBlank(before);
    if (grows || this.#isBlank(text)) this.#whole = this.#unlessBlank(text);
    if (!this.#isBlank(text)) return [];
    const most = 2 * before.length > whole.length; // else it is what was left at last
    return [most ? this.#unlessBlank(before) : "", whole].filter(Boolean);
  }

  /** @param {string} text */
  #isBlank(text) {
    return ["", this.first.trim()].includes(text.trim());
  }

  /** @param {string} text */
  #unlessBlank(text) {
    return this.#isBlank(text) ? "" : text;
  }

  /** Put another text here; the one before can be restored: at once, or after all
   * others. @param {string} text @param {boolean} [last] */
  replace(text, last) {
    const before = this.text;
    this.write(text, (others) => (last ? [...others, before] : [before, ...others]));
  }

  /** Take over what is kept: another tab has written. */
  async #read() {
    const entry = (await all())[this.key] ?? { updated: 0 };
    const known = entry.updated === this.#entry.updated;
    if (this.#writing || known) return; // this tab is newer, or wrote it
    this.#entry = entry;
    this.text = entry.text ?? this.first;
    this.#whole = this.#unlessBlank(this.text);
    this.show(this.text);
    this.#tell(WORDS.changed);
  }

  /** Take what a tab had not kept when it was closed, at least as a text to restore.
   * @param {any} left */
  async #recover({ name, text, time, seen, tab, lost = [] }) {
    const aside = (/** @type {string[]} */ others) => [...lost, ...others];
    // it was kept a while after it was typed, and the next may be typed before that
    const { typed = this.#entry.updated } = this.#entry;
    if (time >= typed) await this.write(text, aside, { seen, tab });
    else if (text !== this.text)
      this.#entry = await change(this.key, (old) => ({
        ...old, others: distinct([text, ...aside(old?.others ?? [])], old?.text),
      }));
    if (this.#entry.kept !== false) this.#unkept.clear(name);
  }

  /** Take what the notebook has where that is newer; says so when it replaced a text.
   * @param {number} time when something was typed here that is not kept yet */
  async #takeNewer(time) {
    const before = this.text;
    const other = await this.#other();
    const isNewer = other && other.time > Math.max(time, this.#entry.updated);
    if (!isNewer || this.text !== before) return "";
    const isAnswer = before.trim() && before !== this.first;
    await this.write(other.text, (others) => isAnswer ? [before, ...others] : others);
    return isAnswer ? ` ${WORDS.taken}` : "";
  }

  /** What the notebook has, where that is another text. */
  async #other() {
    const found = await work().catch(() => null); // offline
    const versions = found?.written[this.key.split("/")[1]];
    return versions?.find(({ origin }) => origin === "notebook");
  }

  /** Say when the notebook has another text. */
  async #compare() {
    const other = await this.#other();
    this.findPart("other").hidden = !other;
    const newer = other && other.time > this.#entry.updated;
    this.say(newer ? WORDS.newer : WORDS.older, this.findPart("age"));
  }

  async #useOther() {
    const other = await this.#other();
    if (other) this.replace(other.text);
  }

  /** Say what has become of the text. @param {string} words */
  #tell(words) {
    this.say(words, this.findPart("saved"));
    const restore = this.find("[data-action=restore]", HTMLElement);
    restore.hidden = !this.#entry.others?.length;
  }
}
