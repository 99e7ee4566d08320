/** `<live-figure>`: the drawing in the page comes alive. When the
 * figure comes near, Python starts; once it is there, `tinytorch` draws each move of
 * a control. Until then what the build has drawn is shown. A `<figure-prediction>`
 * inside keeps the controls locked and the figure bare until it is made. */
import { CourseElement, fill, on } from "./course-element.js";
import { fetched, work } from "./learner-work.js";
import { call, python, start } from "./python.js";
import { note } from "./store.js";
import { TEXTS } from "./texts.js";

/** @typedef {{svg: string, text: string, table: string}} Drawing */

const STILL = 300; // ms without a move after which the controls hold still
const WORDS = TEXTS.figure;

let learned = /** @type {Promise<void> | undefined} */ (undefined);

/** Tell Python the classes that are written already. Only once: one that hangs must
 * not do so again. */
async function learn() {
  const { blanks, written } = await work();
  for (const id of Object.keys(blanks).filter((id) => blanks[id] && written[id]))
    await call("learn", [written[id][0].text]).catch(() => {});
}

const startPython = () => start().catch(() => {}); // the line on Python says why

class LiveFigure extends CourseElement {
  #linked = false; // a link has led to settings: who follows it is shown them
  #woken = false; // Python was ready once; the controls stay on from then on
  #still = 0; // the timer that runs until the reader holds still
  /** @type {Record<string, Drawing> | null} of the build: one control moved from its
   *     start */
  #drawings = null;

  /** @override @param {AbortSignal} visit */
  wake(visit) {
    this.dataset.drawn ??= this.settings;
    this.#form.addEventListener("input", () => this.#move(), { signal: visit });
    this.onAction("reset", () => this.#reset(), visit);
    this.onAction("copy-link", () => this.#copyLink(), visit);
    this.onAction("retry", startPython, visit);
    this.addEventListener("predicted", () => this.#refresh(), { signal: visit });
    addEventListener("hashchange", () => this.#restore(), { signal: visit });
    visit.addEventListener("abort", () => clearTimeout(this.#still));
    on("python", () => this.#refresh(), visit);
    on("ran", () => this.#draw(), visit);
    this.#restore();
    this.#refresh();
    this.#startWhenNear(visit);
  }

  /** @param {AbortSignal} visit */
  #startWhenNear(visit) {
    const drawings = fetched(`../figures/${this.id}.json`).catch(() => null);
    const near = new IntersectionObserver(async (changes) => {
      if (!changes.some((change) => change.isIntersecting)) return;
      near.disconnect();
      this.#drawings = await drawings;
      this.#refresh();
      if (python.state === "off") startPython();
      this.#draw();
    }, { rootMargin: "60%" }); // of the height of the window, below and above it
    near.observe(this);
    visit.addEventListener("abort", () => near.disconnect());
  }

  get #form() {
    return this.find("[data-part=controls]", HTMLFormElement);
  }

  get #fields() {
    const fields = this.#form.querySelectorAll("input, select");
    return /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...fields]);
  }

  /** The values of the controls, as they stand in an address and go to Python. */
  get settings() {
    const pairs = this.#fields.map(({ name, value }) => [name, value]);
    return String(new URLSearchParams(pairs));
  }

  get #free() {
    const prediction = this.querySelector("figure-prediction");
    return this.#linked || !prediction || prediction.hasAttribute("data-made");
  }

  /** Show how far Python is and whether the controls can be moved. */
  #refresh() {
    const first = python.state === "ready" && !this.#woken;
    this.#woken ||= first;
    this.dataset.python = python.state;
    this.toggleAttribute("data-bare", !this.#free);
    const fields = this.find("[data-part=controls] > fieldset", HTMLFieldSetElement);
    fields.disabled = !(this.#free && (this.#woken || this.#drawings));
    this.find("progress", HTMLProgressElement).value = python.share;
    this.findPart("amount").textContent = python.words;
    this.#report();
    if (first) this.#draw();
  }

  #report(words = this.#state()) {
    this.say(words, this.findPart("state"));
  }

  #state() {
    const behind = this.dataset.drawn === this.settings ? "" : WORDS.behind;
    if (python.state === "failed")
      return fill(WORDS.failed, { reason: python.words }) + behind;
    if (python.state === "loading") {
      const usual = Number(note("start seconds"));
      const words = usual ? WORDS.startingAgain : WORDS.starting;
      return fill(words, { seconds: usual.toFixed(0) }) + behind;
    }
    if (!this.#free) return WORDS.locked;
    return python.state === "ready" ? WORDS.ready : "";
  }

  /** Follow the controls at once; when they hold still, have the text read out and
   * keep the address, which browsers do not let change often. */
  #move(address = `#${this.id}?${this.settings}`) {
    for (const output of this.#form.querySelectorAll("output")) {
      const { value } = this.find(`#${output.htmlFor}`, HTMLInputElement);
      output.value = Number(value).toFixed(Number(output.dataset.digits));
    }
    const text = this.findPart("text");
    text.ariaBusy = "true";
    clearTimeout(this.#still);
    this.#still = setTimeout(() => {
      text.ariaBusy = "false";
      history.replaceState(history.state, "", address);
    }, STILL);
    this.#draw();
  }

  #reset() {
    this.#form.reset();
    this.#move(location.href.split("#")[0]);
  }

  /** Have the present settings drawn, unless newer ones come in before it is their
   * turn. */
  async #draw(again = true) {
    if (this.#woken) await (learned ??= learn().catch(() => {}));
    const [id, settings] = [this.id, this.settings];
    try {
      const drawing = this.#woken
        ? await call("draw", [id, settings], { key: id })
        : this.#drawings?.[settings];
      if (drawing) this.#show(drawing, settings);
      this.#report();
    } catch (error) {
      const { name, message } = /** @type {Error} */ (error);
      if (name === "TimeoutError" && again)
        this.#draw(false); // without the class that hung
      else if (python.state !== "failed")
        this.#report(fill(WORDS.notDrawn, { reason: message }));
    }
  }

  /** @param {Drawing} drawing @param {string} settings of it */
  #show({ svg, text, table }, settings) {
    this.findPart("drawing").innerHTML = svg;
    this.findPart("text").textContent = text;
    this.findPart("numbers").innerHTML = table;
    this.dataset.drawn = settings;
  }

  async #copyLink() {
    history.replaceState(history.state, "", `#${this.id}?${this.settings}`);
    const writing = navigator.clipboard?.writeText(location.href);
    const copied = await writing?.then(() => true, () => false);
    this.#report(copied ? WORDS.copied : WORDS.notCopied);
  }

  /** Take the settings that the address names, when it names this figure. */
  #restore() {
    const [name, query] = location.hash.slice(1).split("?");
    if (name !== this.id || query === undefined) return;
    const given = new URLSearchParams(query);
    for (const field of this.#fields) {
      const value = given.get(field.name) ?? field.value;
      const option = field.querySelector(`[value="${CSS.escape(value)}"]`);
      const number = field.type === "range" && isFinite(parseFloat(value));
      if (option || number) field.value = value;
    }
    this.#linked = true;
    this.#move();
    this.#refresh();
    this.scrollIntoView({ behavior: "instant" });
  }
}

customElements.define("live-figure", LiveFigure);
