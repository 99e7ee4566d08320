/** `<course-exercise>`: an editor in the place of the stub; its text is kept while it is typed. */

import { Draft } from "./draft.js";

const EDITOR = new URL("../../vendor/codemirror.js", import.meta.url).href;

class CourseExercise extends HTMLElement {
  async connectedCallback() {
    const block = /** @type {HTMLElement} */ (this.querySelector("[class^=highlight]"));
    const stub = (block.querySelector("pre")?.textContent ?? "").replace(/\n$/, "");
    const bench = document.createElement("div");
    const name = this.getAttribute("exercise");
    bench.innerHTML = `<div class="cw-editor"></div>
      <p class="cw-note" id="${name}-way">Tab indents. To leave the editor with the keyboard, press Esc,
      then Tab. Ctrl + Enter runs the check. <span class="cw-saved"></span></p>
      <p><button type="button">Start again</button> <button type="button" hidden>Bring back my text</button></p>`;
    const [again, back] = bench.querySelectorAll("button");
    const saved = /** @type {HTMLElement} */ (bench.querySelector(".cw-saved"));
    const draft = new Draft(
      `exercise/${name}`,
      stub,
      (text) => this.show(text),
      (words) => {
        saved.textContent = words;
        back.hidden = draft.before === undefined;
      },
    );
    try {
      this.view = this.editor(await import(EDITOR), draft, /** @type {HTMLElement} */ (bench.firstChild));
    } catch {
      return; // the stub and the way into the notebook stay
    }
    again.onclick = () => {
      if (confirm("Start again with the empty class? Your text can be brought back.")) draft.replace(stub);
    };
    back.onclick = () => draft.replace(draft.before ?? stub);
    block.replaceWith(bench);
    await draft.open();
    this.dataset.ready = "";
  }

  /** @param {string} text */
  show(text) {
    const { doc } = this.view.state;
    if (text !== doc.toString()) this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
  }

  /** @param {any} cm @param {Draft} draft @param {HTMLElement} parent */
  editor(cm, draft, parent) {
    const run = () => {
      this.querySelector("course-check button")?.dispatchEvent(new MouseEvent("click"));
      return true;
    };
    const label = `Your class ${this.dataset.class}, Python code`;
    return new cm.EditorView({
      parent,
      doc: draft.first,
      extensions: [
        cm.lineNumbers(),
        cm.history(),
        cm.indentOnInput(),
        cm.indentUnit.of("    "),
        cm.bracketMatching(),
        cm.python(),
        cm.syntaxHighlighting(cm.classHighlighter),
        cm.keymap.of([{ key: "Mod-Enter", run }, cm.indentWithTab, ...cm.historyKeymap, ...cm.defaultKeymap]),
        cm.EditorView.lineWrapping,
        cm.EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": `${this.id}-way` }),
        cm.EditorView.updateListener.of((/** @type {any} */ update) => {
          if (update.docChanged) draft.type(update.state.doc.toString());
        }),
      ],
    });
  }
}

customElements.define("course-exercise", CourseExercise);
