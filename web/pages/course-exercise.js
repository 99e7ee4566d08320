/** `<course-exercise>`: an editor in place of the stub. */
import { ask } from "./ask.js";
import { loaded } from "./course-element.js";
import { LearnerText } from "./learner-text.js";

const EDITOR = new URL("../../vendor/codemirror.js", import.meta.url).href;

export class CourseExercise extends LearnerText {
  #view = /** @type {any} */ (null);
  #state = /** @type {(doc: string) => any} */ (() => null); // of the editor

  /** @override @param {AbortSignal} visit */
  async wake(visit) {
    this.first = this.find("pre", HTMLElement).textContent?.trimEnd() ?? "";
    const codemirror = await loaded.then(() => import(EDITOR)).catch(() => null);
    if (!codemirror || visit.aborted) return; // the stub and the notebook's link stay
    this.#view = this.#editor(codemirror);
    visit.addEventListener("abort", () => this.#view.destroy());
    const reset = async (/** @type {HTMLElement} */ { dataset }) =>
      (await ask(dataset.ask ?? "")) && this.replace(this.first);
    this.onAction("reset", reset, visit);
    await this.open(visit);
  }

  /** @override */
  get shown() {
    return this.#view.state.doc.toString();
  }

  /** @override */
  set shown(text) {
    this.#view.setState(this.#state(text));
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
    const extensions = [
      cm.lineNumbers(), cm.history(), cm.indentOnInput(), cm.indentUnit.of("    "),
      cm.bracketMatching(), cm.python(), cm.syntaxHighlighting(cm.classHighlighter),
      cm.keymap.of([...keys, ...cm.historyKeymap, ...cm.defaultKeymap]),
      cm.EditorView.lineWrapping, cm.EditorView.contentAttributes.of(names),
      cm.EditorView.updateListener.of((/** @type {any} */ update) => {
        if (update.docChanged) this.write(update.state.doc.toString());
      }),
    ];
    // a new state has nothing to undo: the stub before what is kept was no edit
    this.#state = (doc) => cm.EditorState.create({ doc, extensions });
    return new cm.EditorView({ parent, state: this.#state(this.first) });
  }
}

customElements.define("course-exercise", CourseExercise);
