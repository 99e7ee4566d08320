/** `<course-exercise>`: an editor in place of the stub. */
import { loaded } from "./course-element.js";
import { LearnerText } from "./learner-text.js";

const EDITOR = new URL("../../vendor/codemirror.js", import.meta.url).href;

export class CourseExercise extends LearnerText {
  #view = /** @type {any} */ (null);

  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    this.first = this.find("pre", HTMLElement).textContent?.trimEnd() ?? "";
    const codemirror = await loaded.then(() => import(EDITOR)).catch(() => null);
    if (!codemirror || visit.aborted) return; // the stub and the notebook's link stay
    this.#view = this.#editor(codemirror);
    visit.addEventListener("abort", () => this.#view.destroy());
    const reset = (/** @type {HTMLElement} */ { dataset: { ask } }) =>
      confirm(ask) && this.replace(this.first);
    this.onAction("reset", reset, visit);
    await this.open(visit);
  }

  /** @override */
  get shown() {
    return this.#view.state.doc.toString();
  }

  /** @override */
  set shown(text) {
    const to = this.#view.state.doc.length;
    this.#view.dispatch({ changes: { from: 0, to, insert: text } });
  }

  /** @param {any} cm the modules of CodeMirror */
  #editor(cm) {
    const parent = this.findPart("editor");
    const check = () => {
      const inside = this.querySelector("course-check");
      /** @type {import("./course-check.js").CourseCheck | null} */ (inside)?.run();
      return true;
    };
    const keys = [{ key: "Mod-Enter", run: check }, cm.indentWithTab];
    const { name } = parent.dataset;
    const names = { "aria-label": name, "aria-describedby": `${this.id}-keys` };
    return new cm.EditorView({ parent, doc: this.first, extensions: [
      cm.lineNumbers(), cm.history(), cm.indentOnInput(), cm.indentUnit.of("    "),
      cm.bracketMatching(), cm.python(), cm.syntaxHighlighting(cm.classHighlighter),
      cm.keymap.of([...keys, ...cm.historyKeymap, ...cm.defaultKeymap]),
      cm.EditorView.lineWrapping, cm.EditorView.contentAttributes.of(names),
      cm.EditorView.updateListener.of((/** @type {any} */ update) => {
        if (update.docChanged) this.write(update.state.doc.toString());
      }),
    ] });
  }
}

customElements.define("course-exercise", CourseExercise);
