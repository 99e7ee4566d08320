// @ts-check
// Names and roles that JupyterLite and its widgets leave out, for who hears the page.

/** @type {[selector: string, attribute: string, value: (element: Element) => string | null][]} */
const MISSING = [
  // Cells stand in what JupyterLab calls a feed, which consists of articles.
  [".jp-Notebook .jp-Cell", "role", () => "article"],
  [".jp-Notebook .jp-Cell", "aria-label", nameOfCell],
  [".jp-Notebook .jp-Cell .cm-content", "aria-label", nameOfCell],
  [".jp-collapseHeadingButton", "aria-label", () => "Fold or unfold this section"],
  [".noUi-handle", "aria-label", nameOfSlider],
  [".lm-Menu-item[data-type=submenu]", "role", () => "menuitem"],
  [".lm-Menu-item[data-type=separator]", "role", () => "separator"],
  [".lm-Menu-item[data-type=separator]", "tabindex", () => null],
  [".jp-Toolbar-responsive-opener jp-button", "aria-pressed", () => null],
  [".jp-RenderedMarkdown", "tabindex", stopIfItScrolls],
  ["img:not([alt])", "alt", () => ""], // pictures beside words
];

/** @param {Element} part */
function nameOfCell(part) {
  const cell = /** @type {Element} */ (part.closest(".jp-Cell"));
  const place = [...(cell.parentElement?.children ?? [])].indexOf(cell) + 1;
  return `Cell ${place}, ${cell.classList.contains("jp-CodeCell") ? "code" : "text"}`;
}

/** What a slider shows as its label, itself or beside it. @param {Element} handle */
function nameOfSlider(handle) {
  const rows = [".widget-slider", ".widget-hbox"].map((row) => handle.closest(row));
  const labels = rows.map((row) => row?.querySelector("label")?.textContent);
  return labels.find(Boolean) ?? "Slider";
}

/** Keys can move only what the Tab key reaches. @param {Element} text */
function stopIfItScrolls(text) {
  return text.scrollWidth > text.clientWidth ? "0" : null;
}

let later = 0;

function complete() {
  later = 0;
  for (const [selector, attribute, value] of MISSING) {
    for (const element of document.querySelectorAll(selector)) {
      const wanted = value(element);
      if (element.getAttribute(attribute) === wanted) continue;
      if (wanted === null) element.removeAttribute(attribute);
      else element.setAttribute(attribute, wanted);
    }
  }
}

function soon() {
  later ||= requestAnimationFrame(complete);
}

new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
addEventListener("resize", soon);
