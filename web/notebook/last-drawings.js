// Figures with sliders live as long as their Python. What they drew last is kept as a
// picture, which another day stands in their place.

import { opened } from "./app.js";
import { TEXTS } from "./texts.js";

const WIDGET = "application/vnd.jupyter.widget-view+json";
const HTML = "text/html";
const LARGEST = 100_000; // letters of one drawing

/** The notebook with a picture beside each figure that is on the page.
 * @param {NotebookContent} content as it is to be kept
 * @returns {NotebookContent} */
export function drawn(content) {
  const shown = window.jupyterapp?.shell.currentWidget?.content.widgets ?? [];
  const cells = (content.cells ?? []).map((cell, at) => {
    if (!cell.outputs?.some(({ data }) => data?.[WIDGET])) return cell;
    const places = shown[at]?.node.querySelectorAll(".jp-OutputArea-child") ?? [];
    const outputs = cell.outputs.map((output, index) => {
      const picture = output.data?.[WIDGET] && pictureIn(places[index]);
      const data = { ...output.data, [HTML]: picture };
      return picture ? { ...output, data } : output;
    });
    return { ...cell, outputs };
  });
  return { ...content, cells };
}

/** An image may hold no script, whoever made it; it has no colours of the page either.
 * @param {Element} [place] */
function pictureIn(place) {
  const svg = place?.querySelector(".tt-figure svg");
  if (!svg) return "";
  const alone = /** @type {SVGElement} */ (svg.cloneNode(true));
  alone.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  alone.setAttribute("style", "background: #fff; color: #000");
  const bytes = new TextEncoder().encode(alone.outerHTML);
  if (bytes.length > LARGEST) return "";
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const img = Object.assign(new Image(), {
    alt: place?.querySelector(".tt-figure p")?.textContent ?? "", width: 560,
  });
  img.setAttribute("src", `data:image/svg+xml;base64,${btoa(letters)}`);
  return `${img.outerHTML}${inWords(TEXTS.drawing)}`;
}

/** @param {string} words */
const inWords = (words) =>
  Object.assign(document.createElement("p"), { textContent: words }).outerHTML;

/** Have the notebook kept once a figure was moved: JupyterLab sees no change in that.
 * @param {NotebookModel} model */
export function watchFigures(model) {
  let held = false;
  const inFigure = (/** @type {Event} */ { target }) =>
    target instanceof Element && Boolean(target.closest(".tt-figure"));
  document.addEventListener("pointerdown", (event) => (held = inFigure(event)));
  document.addEventListener("pointerup", () => held && (model.dirty = true));
  document.addEventListener("keyup", (event) =>
    inFigure(event) && (model.dirty = true));
}

/** Show the pictures of figures whose Python has gone: there is a new one now. */
export async function showDrawings() {
  const { widget: { context: { model }, content } } = await opened();
  const before = model.dirty;
  for (const { model: { outputs } } of content.widgets) {
    for (let at = 0; at < (outputs?.length ?? 0); at += 1) {
      const { [WIDGET]: widget, ...data } = outputs.get(at).data;
      if (!widget) continue;
      data[HTML] ??= inWords(TEXTS.noDrawing);
      outputs.set(at, { output_type: "display_data", data, metadata: {} });
    }
  }
  model.dirty = before; // the learner has changed nothing
}
