/**
 * `<live-figure>`: the drawing in the page comes alive. When the figure comes near, Python starts;
 * from then on each move of a control is drawn by `tinytorch` itself.
 */

import { call, start } from "./python.js";
import { ask, predict } from "./question.js";

const NEAR = "60%"; // of the height of the window, below and above it

class LiveFigure extends HTMLElement {
  form = /** @type {HTMLFormElement} */ (this.querySelector(".lf-controls"));
  fieldset = /** @type {HTMLFieldSetElement} */ (this.form.querySelector("fieldset"));
  /** @type {import("./python.js").Status | null} */
  status = null;
  free = false; // the reader has predicted, or need not
  woken = false; // Python was ready once; the controls stay on from then on
  later = 0; // the timer of the address

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
        this.begin();
      },
      { rootMargin: NEAR },
    );
    watch.observe(this);
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.move());
    this.form.addEventListener("change", () => this.keepAddress());
    this.form.addEventListener("reset", () => queueMicrotask(() => this.reset()));
    this.find(".lf-copy").addEventListener("click", () => this.copy());
    this.find(".lf-retry").addEventListener("click", () => this.begin());
    addEventListener("hashchange", () => this.restore(false));
    document.addEventListener("course:ran", () => this.woken && this.draw());
  }

  /** @param {string} selector @returns {any} the element inside, whose kind the caller knows */
  find(selector) {
    return this.querySelector(selector);
  }

  begin() {
    start({ onProgress: this.onStatus }).catch(() => {}); // onStatus is told as well
  }

  /** @param {import("./python.js").Status} status */
  onStatus(status) {
    const first = status.state === "ready" && !this.woken;
    this.status = status;
    this.woken ||= first;
    this.refresh();
    if (first && this.dataset.drawn !== JSON.stringify(this.settings())) this.draw();
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
    if (state === "failed") {
      return `Python could not start: ${error?.message} The figure stays as it is; reading on works.`;
    }
    if (state === "loading") {
      return `Python is starting${usual ? `; last time it took ${usual.toFixed(0)} s here` : ""}.`;
    }
    const locked = "Commit to a prediction above, or skip it: then you can move the settings.";
    if (!this.free) return locked;
    return state === "ready"
      ? "Python is ready: tinytorch draws every move."
      : "Python starts when the figure comes into view.";
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
    return Object.fromEntries(
      this.controls.map(({ name, type, value }) => [name, type === "range" ? Number(value) : value]),
    );
  }

  move() {
    for (const output of this.form.querySelectorAll("output")) {
      const field = /** @type {HTMLInputElement} */ (this.find(`#${output.htmlFor}`));
      output.value = Number(field.value).toFixed(field.step.replace(/\.0$/, "").split(".")[1]?.length);
    }
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
    this.move();
    if (location.hash.startsWith(`#${this.id}?`)) {
      history.replaceState(history.state, "", location.pathname + location.search);
    }
  }

  /** The address of this page with the present settings. */
  link() {
    const settings = Object.entries(this.settings()).map(([name, value]) => [name, String(value)]);
    return new URL(`#${this.id}?${new URLSearchParams(settings)}`, location.href).href;
  }

  keepAddress() {
    clearTimeout(this.later); // browsers refuse many changes of the address in a short time
    this.later = setTimeout(() => history.replaceState(history.state, "", this.link()), 300);
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
    const [name, query] = decodeURI(location.hash.slice(1)).split("?");
    if (name !== this.id || query === undefined) return;
    const given = new URLSearchParams(query);
    for (const field of this.controls) {
      const value = given.get(field.name);
      const options = field instanceof HTMLSelectElement ? [...field.options] : null;
      const fits = options ? options.some((o) => o.value === value) : Number.isFinite(parseFloat(value ?? ""));
      if (value !== null && fits) field.value = value;
    }
    this.free = true; // who follows a link to a setting is shown it
    this.move();
    this.refresh();
    if (loading || this.getBoundingClientRect().top < 0) this.scrollIntoView({ behavior: "instant" });
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
