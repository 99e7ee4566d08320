/** A file that the browser was asked to save. None says whether it did, and those in
 * frames and in apps often do not: so there are other ways. */
import { asText, download } from "./learner-work.js";
import { HAND_IN as WORDS } from "./hand-in-texts.js";

/** @typedef {import("./course-element.js").CourseElement} CourseElement */

let given = new File([], ""); // the last one

/** Have a file saved, and show the other ways to get it.
 * @param {CourseElement} page has these in its part `otherwise`
 * @param {string} name @param {any} content */
export function give(page, name, content) {
  download(name, content);
  given = new File([asText(content)], name, { type: "application/json" });
  page.findPart("otherwise").hidden = false;
  const shares = navigator.canShare?.({ files: [given] });
  page.find("[data-action=share]", HTMLElement).hidden = !shares;
  page.find("[data-action=alone]", HTMLElement).hidden = window.top === window;
}

/** Each gives what to say then.
 * @type {Record<string, (page: CourseElement) => Promise<string>>} */
export const otherWays = {
  share: () => navigator.share({ files: [given] })
    .then(() => WORDS.shared, () => WORDS.notShared),
  copy: async (page) => {
    const place = page.find("textarea", HTMLTextAreaElement);
    const text = await given.text();
    const copied = await navigator.clipboard?.writeText(text)
      .then(() => true, () => false);
    const { name } = given;
    if (copied) return WORDS.copied.replace("{name}", name);
    Object.assign(place, { value: text, hidden: false });
    place.select();
    return WORDS.notCopied.replace("{name}", name);
  },
};
