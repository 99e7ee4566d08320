/** `<course-exercise>`: an editor in the place of the stub. */
import { loaded } from "./course-element.js";
import { LearnerText } from "./learner-text.js";

const EDITOR = new URL("../../vendor/codemirror.js", import.meta.url).href;

export class CourseExercise extends LearnerText {
  async connectedCallback() {
    this.first = this.find("pre").textContent.trimEnd();
    const codemirror = await loaded.then(() => import(EDITOR)).catch(() => null);
    if (!codemirror) return; // the stub and the way into the notebook stay
    this.view = this.editor(codemirror);
    const again = this.find(".cw-again");
    again.onclick = () => confirm(again.dataset.ask) && this.replace(this.first);
    await this.open();
  }

  show(/** @type {string} */ text) {
    const { doc } = this.view.state;
    if (text !== doc.toString()) this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
  }

  /** @param {any} cm the modules of CodeMirror */
  editor(cm) {
    const parent = this.find(".cw-editor");
    const check = { key: "Mod-Enter", run: () => this.find("course-check").run() && true };
    const keys = [check, cm.indentWithTab, ...cm.historyKeymap, ...cm.defaultKeymap];
    const name = { "aria-label": parent.dataset.name, "aria-describedby": `${this.id}-way` };
    const heard = (/** @type {any} */ update) => update.docChanged && this.write(update.state.doc.toString());
    return new cm.EditorView({ parent, doc: this.first, extensions: [
      cm.lineNumbers(), cm.history(), cm.indentOnInput(), cm.indentUnit.of("    "), cm.bracketMatching(),
      cm.python(), cm.syntaxHighlighting(cm.classHighlighter), cm.keymap.of(keys),
      cm.EditorView.lineWrapping, cm.EditorView.contentAttributes.of(name),
      cm.EditorView.updateListener.of(heard),
    ] });
  }
}

customElements.define("course-exercise", CourseExercise);
