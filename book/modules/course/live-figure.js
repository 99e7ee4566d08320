/**
 * `<live-figure>`: the drawing in the page comes alive. When the figure comes near, Python starts;
 * from then on each move of a control is drawn by `tinytorch` itself.
 */

import { call, start } from "./python.js";
import { ask, predict } from "./question.js";

const STILL = 300; // ms
const NEAR = "60%"; // of the height of the window, below and above it

class LiveFigure extends HTMLElement {
  form = /** @type {HTMLFormElement} */ (this.querySelector(".lf-controls"));
  fieldset = /** @type {HTMLFieldSetElement} */ (this.form.querySelector("fieldset"));
  /** @type {import("./python.js").Status | null} */
  status = null;
  free = false; // the reader has predicted, or need not
  woken = false; // Python was ready once; the controls stay on from then on
  later = 0; // the timer that runs until the reader holds still

  connectedCallback() {
    this.dataset.drawn = JSON.stringify(this.settings());
    this.onStatus = this.onStatus.bind(this);
    this.listen();
    predict(this, () => {
      this.free = true;
      this.refresh();
    });
    ask(this);
    this.restore(true);
    this.refresh();
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        this.begin(false);
      },
      { rootMargin: NEAR },
    );
    watch.observe(this);
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.move(true));
    this.form.addEventListener("reset", () => setTimeout(() => this.reset())); // told beforehand
    this.find(".lf-copy").addEventListener("click", () => this.copy());
    this.find(".lf-retry").addEventListener("click", () => this.begin(true));
    addEventListener("hashchange", () => this.restore(false));
    document.addEventListener("course:ran", () => this.woken && this.draw());
  }

  /** @param {string} selector @returns {any} the element inside, whose kind the caller knows */
  find(selector) {
    return this.querySelector(selector);
  }

  /** @param {boolean} retry */
  begin(retry) {
    start({ onProgress: this.onStatus, retry }).catch(() => {}); // onStatus is told as well
  }

  /** @param {import("./python.js").Status} status */
  onStatus(status) {
    const first = status.state === "ready" && !this.woken;
    this.status = status;
    this.woken ||= first;
    this.refresh();
    if (first && this.isBehind()) this.draw();
  }

  isBehind() {
    return this.dataset.drawn !== JSON.stringify(this.settings());
  }

  /** Show how far Python is and whether the controls can be moved. */
  refresh() {
    const state = this.status?.state;
    this.fieldset.disabled = !(this.woken && this.free);
    this.find(".lf-load").hidden = state !== "loading";
    this.find(".lf-retry").hidden = state !== "failed";
    this.find("progress").value = this.status?.total ? this.status.loaded / this.status.total : 0;
    this.find(".lf-amount").textContent = this.status ? amount(this.status) : "";
    this.say(this.state());
  }

  state() {
    const { state, usual, error } = this.status ?? {};
    const behind = this.isBehind() ? " The drawing does not follow the settings yet." : "";
    if (state === "failed") return `Python could not start: ${error?.message}${behind}`;
    if (state === "loading") {
      const seconds = usual ? `; last time here it took ${usual.toFixed(0)} s` : "";
      return `Python is starting${seconds}.${behind}`;
    }
    if (!this.free) return "Commit to a prediction above or skip it: then the settings move.";
    return state === "ready" ? "Python is ready and draws every move." : "";
  }

  /** @param {string} words */
  say(words) {
    const place = this.find(".lf-state");
    if (place.textContent !== words) place.textContent = words; // said once, not at each byte
  }

  /** @returns {(HTMLInputElement | HTMLSelectElement)[]} */
  get controls() {
    return [...this.form.querySelectorAll(".lf-control :is(input, select)")].map(
      (field) => /** @type {HTMLInputElement | HTMLSelectElement} */ (field),
    );
  }

  settings() {
    const read = (/** @type {HTMLInputElement | HTMLSelectElement} */ { type, value }) =>
      type === "range" ? Number(value) : value;
    return Object.fromEntries(this.controls.map((field) => [field.name, read(field)]));
  }

  /**
   * Follow the controls at once; once they hold still, have the text read out and keep the address,
   * which browsers do not let change often.
   *
   * @param {boolean} byReader
   */
  move(byReader) {
    for (const output of this.form.querySelectorAll("output")) {
      const { value, step } = this.find(`#${output.htmlFor}`);
      const digits = step.replace(/\.0$/, "").split(".")[1]?.length ?? 0;
      output.value = Number(value).toFixed(digits);
    }
    const text = this.find(".lf-text");
    text.ariaBusy = "true";
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      text.ariaBusy = "false";
      if (byReader) history.replaceState(history.state, "", this.link());
    }, STILL);
    if (this.woken) this.draw();
  }

  /** Have the present settings drawn, unless newer ones come in before it is their turn. */
  async draw() {
    const settings = JSON.stringify(this.settings());
    try {
      const drawing = await call("draw", [this.id, settings], { key: this.id });
      if (!drawing) return;
      this.show(drawing);
      this.dataset.drawn = settings;
      this.say(this.state());
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      if (this.status?.state !== "failed") this.say(`These settings were not drawn: ${message}`);
    }
  }

  /** @param {{svg: string, text: string, caption: string, columns: string[], rows: string[][]}} drawing */
  show({ svg, text, caption, columns, rows }) {
    this.find(".lf-drawing").innerHTML = svg;
    this.find(".lf-text").textContent = text;
    this.find("caption").textContent = caption;
    const head = columns.map((name) => Object.assign(cell("th", name), { scope: "col" }));
    this.find("thead tr").replaceChildren(...head);
    const body = rows.map((row) => {
      const line = document.createElement("tr");
      line.append(...row.map((words) => cell("td", words)));
      return line;
    });
    this.find("tbody").replaceChildren(...body);
  }

  reset() {
    this.move(false);
    if (location.hash.startsWith(`#${this.id}?`)) {
      history.replaceState(history.state, "", location.pathname + location.search);
    }
  }

  /** The address of this page with the present settings. */
  link() {
    const settings = Object.entries(this.settings()).map(([name, value]) => [name, String(value)]);
    return new URL(`#${this.id}?${new URLSearchParams(settings)}`, location.href).href;
  }

  async copy() {
    history.replaceState(history.state, "", this.link());
    try {
      await navigator.clipboard.writeText(this.link());
      this.say("Link copied. It opens the figure with these settings.");
    } catch {
      this.say("The browser does not let this page copy: take the link from the address bar.");
    }
  }

  /**
   * Take the settings that the address names, when it names this figure.
   *
   * @param {boolean} loading
   */
  restore(loading) {
    const [name, query] = location.hash.slice(1).split("?");
    if (name !== this.id || query === undefined) return;
    const given = new URLSearchParams(query);
    for (const field of this.controls) {
      const value = given.get(field.name);
      const options = field instanceof HTMLSelectElement ? [...field.options] : null;
      const fits = options
        ? options.some((o) => o.value === value)
        : Number.isFinite(parseFloat(value ?? ""));
      if (value !== null && fits) field.value = value;
    }
    this.free = true; // who follows a link to a setting is shown it
    this.move(false);
    this.refresh();
    if (loading || this.getBoundingClientRect().top < 0) {
      this.scrollIntoView({ behavior: "instant" });
    }
  }
}

/** @param {import("./python.js").Status} status */
function amount({ what, loaded, total }) {
  const mega = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
  return `${what}: ${mega(loaded)}${total ? ` of ${mega(total)}` : ""} MB`;
}

/** @param {"th" | "td"} tag @param {string} words */
function cell(tag, words) {
  return Object.assign(document.createElement(tag), { textContent: words });
}

customElements.define("live-figure", LiveFigure);
