// What can be seen wrong in a page without knowing the page. Each gives the elements at
// fault.
({
  /** The page scrolls sideways: what reaches past its edge. */
  wider() {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const past = (element) => element.getBoundingClientRect().right > clientWidth + 1;
    return this.told([...document.querySelectorAll("main *")].filter(past));
  },

  /** Reached with the Tab key, but looking as if it were not. A key must have been
   * pressed. */
  unseen() {
    const marks = [
      "outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderColor",
      "backgroundColor", "textDecorationLine", "textDecorationThickness",
    ];
    const look = (element) => {
      const editor = element.closest(".cm-editor") ?? element;
      const styles = [element, element.parentElement, editor].map(getComputedStyle);
      return JSON.stringify(styles.map((style) => marks.map((mark) => style[mark])));
    };
    const same = (element) => {
      document.activeElement?.blur();
      const before = look(element);
      element.focus();
      return look(element) === before || !element.matches(":focus-visible");
    };
    return this.told(this.reached().filter(same));
  },

  /** What the Tab key reaches. */
  reached() {
    const all = [
      "a[href]", "button", "input", "select", "textarea", "summary", "[tabindex]",
      "[contenteditable=true]",
    ];
    return [...document.querySelectorAll(String(all))].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(":disabled") &&
        element.checkVisibility({ visibilityProperty: true }),
    );
  },

  /** Animated, or about to be. */
  moving() {
    const moves = (element) => {
      const style = getComputedStyle(element);
      const durations = `${style.transitionDuration}, ${style.animationDuration}`;
      const times = durations.split(", ").map(parseFloat);
      return Math.max(...times) > 0.01 || style.scrollBehavior === "smooth";
    };
    return this.told([...document.querySelectorAll("*")].filter(moves));
  },

  /** Without what a screen reader needs in order to read it. */
  meaningless() {
    /** @param {string} selector @param {(element: any) => boolean} wrong */
    const lacks = (selector, wrong) =>
      [...document.querySelectorAll(selector)].filter(wrong);
    return this.told([
      ...lacks("html", (page) => page.lang !== "en"),
      ...lacks("img:not([alt])", () => true),
      ...lacks("math", (formula) => !formula.querySelector("mi, mn, mo, mtext")),
      ...lacks("table", (table) => !table.querySelector("th")),
      ...lacks("svg[role=img]", (svg) => !svg.ariaLabel && !svg.querySelector("title")),
    ]);
  },

  /** In print: what does not belong there, is cut off, or hides where it leads. */
  misprinted() {
    const shown = (selector) =>
      [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const cut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
    const silent = (link) =>
      !getComputedStyle(link, "::after").content.includes(link.getAttribute("href"));
    return this.told([
      ...shown("nav:not(.onlyprint nav), header, footer, button"),
      ...shown(".bd-sidebar-primary, .bd-sidebar-secondary"),
      ...shown("main :is(pre, table, .cm-scroller)").filter(cut),
      ...shown("main a.external:not([href*='doi.org'])").filter(silent),
    ]);
  },

  told: (elements) => elements.map((element) => element.outerHTML.slice(0, 120)),
})
