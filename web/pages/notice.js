/** A few words at the foot of the page that stay until one of their buttons is
 * pressed. @param {string} words said once, however often they come
 * @param {Record<string, () => unknown>} actions what each button does, by what
 *     stands on it */
export function notice(words, actions) {
  const all = document.querySelector(".course-notices") ?? element("div");
  all.className = "course-notices";
  document.body.append(all);
  for (const old of all.children)
    if (old.firstChild?.textContent === words) old.remove();
  const box = element("div", { className: "course-notice", role: "alert" });
  box.append(words);
  for (const [label, act] of Object.entries(actions)) {
    const button = element("button", { textContent: label });
    button.addEventListener("click", () => [box.remove(), act()]);
    box.append(" ", button);
  }
  all.append(box);
  return box;
}

const element = (/** @type {string} */ tag, properties = {}) =>
  Object.assign(document.createElement(tag), properties);
