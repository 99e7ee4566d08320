/** `<live-figure>`: the drawing in the page comes alive. When the figure comes near, Python starts; once it
 * is there, `tinytorch` draws each move of a control. Until then what the build has drawn is shown. */
import { fetched, work } from "./learner-work.js";
import { Part, on } from "./course-element.js";
import { call, python, start } from "./python.js";
import { all, change, note } from "./store.js";

const STILL = 300; // ms

let learned = /** @type {Promise<void> | undefined} */ (undefined);

/** Tell Python the classes that are written already. Only once: one that hangs must not do so again. */
async function learn() {
  const { blanks, written } = await work();
  for (const id of Object.keys(blanks).filter((id) => blanks[id] && written[id]))
    await call("learn", [written[id][0].text]).catch(() => {});
}

class LiveFigure extends Part {
  form = this.find(".lf-controls");
  fields = [...this.form.querySelectorAll(".lf-control :is(input, select)")];
  free = false; // the reader has predicted, or need not
  woken = false; // Python was ready once; the controls stay on from then on
  made = /** @type {any} */ (null); // drawings of the build by settings: one control moved from its start
  still = 0; // the timer that runs until the reader holds still

  connectedCallback() {
    this.dataset.drawn = this.settings;
    this.form.oninput = () => this.move();
    this.find(".lf-reset").onclick = () => [this.form.reset(), this.move(location.href.split("#")[0])];
    this.find(".lf-copy").onclick = () => this.copy();
    this.find(".lf-retry").onclick = () => start().catch(() => {}); // `refresh` says why
    addEventListener("hashchange", () => this.restore());
    on("python", () => this.refresh());
    on("ran", () => this.draw());
    this.predict();
    this.ask();
    this.restore();
    this.refresh();
    const made = fetched(`../figures/${this.id}.json`).catch(() => null);
    new IntersectionObserver(async (seen, near) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      this.made = await made;
      this.refresh();
      if (python.state === "off") start().catch(() => {}); // `refresh` says why
      this.draw();
    }, { rootMargin: "60%" }).observe(this); // of the height of the window, below and above it
  }

  /** Show how far Python is and whether the controls can be moved. */
  refresh(free = this.free) {
    this.free = free;
    const first = python.state === "ready" && !this.woken;
    this.woken ||= first;
    this.dataset.python = python.state;
    this.form.firstChild.disabled = !(this.free && (this.woken || this.made));
    this.find("progress").value = python.share;
    this.find(".lf-amount").textContent = python.words;
    this.say(this.state, ".lf-state");
    if (first) this.draw();
  }

  get state() {
    const late = this.dataset.drawn === this.settings ? "" : " The drawing does not follow the settings yet.";
    if (python.state === "failed") return `Python could not start: ${python.words}${late}`;
    const usual = Number(note("start seconds"));
    const time = usual ? `; last time here it took ${usual.toFixed(0)} s` : "";
    if (python.state === "loading") return `Python is starting${time}.${late}`;
    if (!this.free) return "Commit to a prediction above or skip it: then the settings move.";
    return python.state === "ready" ? "Python is ready and draws every move." : "";
  }

  /** The values of the controls, as they stand in an address and go to Python. */
  get settings() {
    return String(new URLSearchParams(this.fields.map(({ name, value }) => [name, value])));
  }

  /** Follow the controls at once; when they hold still, have the text read out and keep the address,
   * which browsers do not let change often. */
  move(address = `#${this.id}?${this.settings}`) {
    for (const output of this.form.querySelectorAll("output"))
      output.value = Number(this.find(`#${output.htmlFor}`).value).toFixed(output.dataset.digits);
    const text = this.find(".lf-text");
    text.ariaBusy = "true";
    clearTimeout(this.still);
    this.still = setTimeout(() => {
      text.ariaBusy = "false";
      history.replaceState(history.state, "", address);
    }, STILL);
    this.draw();
  }

  /** Have the present settings drawn, unless newer ones come in before it is their turn. */
  async draw(again = true) {
    if (this.woken) await (learned ??= learn().catch(() => {}));
    const [id, settings] = [this.id, this.settings];
    try {
      const drawing = this.woken ? await call("draw", [id, settings], { key: id }) : this.made?.[settings];
      if (drawing) {
        this.find(".lf-drawing").innerHTML = drawing.svg;
        this.find(".lf-text").textContent = drawing.text;
        this.find("table").innerHTML = drawing.table;
        this.dataset.drawn = settings;
      }
      this.say(this.state, ".lf-state");
    } catch (error) {
      const { name, message } = /** @type {Error} */ (error);
      if (name === "TimeoutError" && again) this.draw(false); // without the class that hung
      else if (python.state !== "failed") this.say(`These settings were not drawn: ${message}`, ".lf-state");
    }
  }

  async copy() {
    history.replaceState(history.state, "", `#${this.id}?${this.settings}`);
    const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    const refused = "The browser does not let this page copy: take the link from the address bar.";
    this.say(copied ? "Link copied. It opens the figure with these settings." : refused, ".lf-state");
  }

  /** Take the settings that the address names, when it names this figure. */
  restore() {
    const [name, query] = location.hash.slice(1).split("?");
    if (name !== this.id || query === undefined) return;
    const given = new URLSearchParams(query);
    for (const field of this.fields) {
      const value = given.get(field.name) ?? field.value;
      const option = field.querySelector(`[value="${CSS.escape(value)}"]`);
      if (option || (field.type === "range" && isFinite(parseFloat(value)))) field.value = value;
    }
    this.move();
    this.refresh(true); // who follows a link to a setting is shown it
    this.scrollIntoView({ behavior: "instant" });
  }

  /** Let the reader commit to a prediction, or skip it. */
  predict() {
    const [form, line] = [this.find(".lf-guess"), this.find(".lf-guessed")];
    if (!form) return this.refresh(true);
    form.firstChild.disabled = false;
    this.keep(form, "guess", (guess, now) => {
      line.textContent = guess ? `You predicted: ${guess}` : "You skipped the prediction.";
      [form.hidden, line.hidden] = [true, false];
      if (now) line.focus({ preventScroll: true }); // the form that had the focus is gone
      this.refresh(true);
    });
  }

  /** Say the feedback of an answer aloud, and show it again next time. */
  ask() {
    const form = this.find(".lf-question");
    if (!form) return;
    const field = form.elements.answer; // the choices, or the one place for a number
    form.onchange = () => field instanceof RadioNodeList && form.requestSubmit();
    this.keep(form, "answer", (answer, now) => {
      field.value = answer;
      const all = [...form.querySelectorAll(".lf-feedback")];
      const fits = all.find(({ dataset: { near, within } }) => !near || Math.abs(near - +answer) <= within);
      for (const feedback of all) feedback.toggleAttribute("data-chosen", feedback === fits);
      if (now) this.say(fits.textContent, ".lf-said");
      return { right: fits?.dataset.right === "true" };
    });
    if (field.value) form.requestSubmit(); // chosen before this script was there
  }

  /** Take what is submitted, now or at an earlier visit. Storage, if slow, is not waited for.
   * @param {any} form @param {string} name of its field
   * @param {(value: string, now: boolean) => {right: boolean} | void} take gives what else to keep */
  async keep(form, name, take) {
    const key = `question/${this.id}`;
    form.onsubmit = (/** @type {SubmitEvent} */ { submitter }) => {
      const value = submitter?.hasAttribute("formnovalidate") ? "" : form.elements[name].value.trim();
      const more = take(value, true);
      change(key, (old) => ({ ...old, [name]: value, ...more }));
    };
    const value = (await all())[key]?.[name];
    if (value !== undefined) take(value, false);
  }
}

customElements.define("live-figure", LiveFigure);
