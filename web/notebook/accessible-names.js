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
  [".jp-RenderedMarkdown:has(img, mjx-container, pre, table)", "tabindex", // keys move only what Tab reaches
    (text) => (text.scrollWidth > text.clientWidth ? "0" : null)],
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
  const labels = [".widget-slider", ".widget-hbox"].map((row) => handle.closest(row)?.querySelector("label"));
  return labels.map((label) => label?.textContent).find(Boolean) ?? "Slider";
}

let later = 0;
function complete() {
  later = 0;
  for (const [selector, attribute, value] of MISSING)
    for (const element of document.querySelectorAll(selector)) {
      const given = value(element);
      if (given === null) element.removeAttribute(attribute);
      else if (element.getAttribute(attribute) !== given) element.setAttribute(attribute, given);
    }
}

const soon = () => (later ||= requestAnimationFrame(complete));
new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
addEventListener("resize", soon);
