// Names and roles that JupyterLite leaves out, for people who hear the page.

import { TEXTS } from "./texts.js";

/** @type {[string, string, (element: Element) => ?string][]} where, attribute, value */
const MISSING = [
  // Cells stand in what JupyterLab calls a feed, which consists of articles.
  [".jp-Notebook .jp-Cell", "role", () => "article"],
  [".jp-Notebook .jp-Cell", "aria-label", nameOfCell],
  [".jp-Notebook .jp-Cell .cm-content", "aria-label", nameOfCell],
  [".jp-CodeCell .cm-editor, .jp-OutputArea-output pre", "translate", () => "no"],
  [".jp-collapseHeadingButton", "aria-label", () => TEXTS.fold],
  [".noUi-handle", "aria-label", nameOfSlider],
  [".lm-Menu-item[data-type=submenu]", "role", () => "menuitem"],
  [".lm-Menu-item[data-type=separator]", "role", () => "separator"],
  [".lm-Menu-item[data-type=separator]", "tabindex", () => null],
  [".jp-Toolbar-responsive-opener jp-button", "aria-pressed", () => null],
  // keys move only what Tab reaches
  [".jp-RenderedMarkdown:has(img, mjx-container, pre, table)", "tabindex",
    (text) => (text.scrollWidth > text.clientWidth ? "0" : null)],
  ["img:not([alt])", "alt", () => ""], // pictures beside words
];

/** @param {Element} part of a cell */
function nameOfCell(part) {
  const cell = /** @type {Element} */ (part.closest(".jp-Cell"));
  const number = [...(cell.parentElement?.children ?? [])].indexOf(cell) + 1;
  const isCode = cell.classList.contains("jp-CodeCell");
  return (isCode ? TEXTS.codeCell : TEXTS.textCell).replace("{number}", String(number));
}

/** What a slider shows as its label, itself or beside it. @param {Element} handle */
function nameOfSlider(handle) {
  const labels = [".widget-slider", ".widget-hbox"].map((row) =>
    handle.closest(row)?.querySelector("label"));
  return labels.map((label) => label?.textContent).find(Boolean) ?? TEXTS.slider;
}

let frame = 0; // in which names are completed
function complete() {
  frame = 0;
  for (const [selector, attribute, value] of MISSING)
    for (const element of document.querySelectorAll(selector)) {
      const given = value(element);
      if (given === null) element.removeAttribute(attribute);
      else if (element.getAttribute(attribute) !== given)
        element.setAttribute(attribute, given);
    }
}

const soon = () => (frame ||= requestAnimationFrame(complete));
new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
addEventListener("resize", soon);
