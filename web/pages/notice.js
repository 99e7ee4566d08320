/** A few words at the foot of the page that stay until one of their buttons is pressed.
 * @param {string} words said once, however often they come
 * @param {Record<string, () => unknown>} actions what each button does, by what stands on it */
export function notice(words, actions) {
  const place = document.querySelector(".course-notices") ?? document.createElement("div");
  place.className = "course-notices";
  document.body.append(place);
  for (const said of place.children) if (said.firstChild?.textContent === words) said.remove();
  const box = Object.assign(document.createElement("div"), { className: "course-notice", role: "alert" });
  box.append(words);
  for (const [label, act] of Object.entries(actions)) {
    const button = Object.assign(document.createElement("button"), { textContent: label });
    button.addEventListener("click", () => [box.remove(), act()]);
    box.append(" ", button);
  }
  place.append(box);
  return box;
}
