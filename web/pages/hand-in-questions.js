/** What the hand-in page asks and tells before the download: which version, what is
 * empty, what did not stand in its own cell. */
import { fill, when } from "./course-element.js";
import { HAND_IN as WORDS } from "./hand-in-texts.js";
import { NAME } from "./learner-work.js";
import { onlyIn } from "./text-lines.js";

/** @typedef {import("./versions.js").Version} Version */
/** @typedef {Awaited<ReturnType<typeof import("./learner-work.js").work>>} Work */

const AROUND = 1; // lines that are shown before and after those that differ

/** All of it as HTML. @param {Work} work
 * @param {string[]} ids of the texts that are handed in */
export function questions({ written, blanks, answers }, ids) {
  const asked = Object.entries(written).filter(([, versions]) => versions.length > 1);
  const empty = ids.filter((id) => !written[id]);
  const found = Object.entries(answers).filter(([id, { how, text }]) =>
    how.some((how) => how in WORDS.found)
    && written[id]?.some((version) => version.text === text));
  return [
    ...asked.map(([id, versions]) => question(id, versions, Boolean(blanks[id]))),
    ...found.map(([id, { how, text }]) => foundAs(id, how, text)),
    empty.length ? `<p>${fill(WORDS.empty, { names: empty.join(", ") })}</p>` : "",
  ].join("");
}

/** Which version of a task to hand in. @param {string} id @param {Version[]} versions
 * @param {boolean} isCode */
function question(id, versions, isCode) {
  const newest = Math.max(...versions.map(({ time }) => time));
  const choices = versions.map(({ time, origin, file, text, ...checked }, at) => {
    const isOther = origin === "notebook" && file !== NAME;
    const place = fill(WORDS.origins[isOther ? "file" : origin], { file });
    const words = time === newest ? WORDS.newer : WORDS.older;
    const label = fill(words, { origin: safe(place), when: when(time) });
    const points = isCode ? pointsOf(checked) : "";
    const other = versions[at ? 0 : 1].text;
    return `
      <label><input type="radio" name="${id}" value="${safe(choiceOf(versions, at))}"
      ${at ? "" : "checked"}> ${label}${points}</label>
      <pre tabindex="0" translate="no">${differing(text, other)}</pre>
      <details><summary>${WORDS.whole}</summary>${whole(text)}</details>`;
  });
  const words = versions.length > 2 ? WORDS.questions : WORDS.question;
  const legend = fill(words, { id, count: versions.length });
  return `<fieldset><legend>${legend}</legend>${choices.join("")}</fieldset>`;
}

/** What names a version however its text goes on. @param {Version[]} versions
 * @param {number} at */
export function choiceOf(versions, at) {
  const names = versions.map(({ origin, file }) => `${origin} ${file}`);
  const before = names.slice(0, at).filter((name) => name === names[at]);
  return `${names[at]} ${before.length}`;
}

/** @param {{points?: number, most?: number}} checked */
const pointsOf = ({ points, most }) =>
  most === undefined ? WORDS.unchecked : fill(WORDS.points, { points, most });

/** @param {string} text */
const whole = (text) => `<pre tabindex="0" translate="no">${safe(text)}</pre>`;

/** @param {string} id @param {string[]} how @param {string} text */
function foundAs(id, how, text) {
  const words = how.map((one) => /** @type {any} */ (WORDS.found)[one]).filter(Boolean);
  const summary = fill(WORDS.foundAs, { id, how: words.join(WORDS.and) });
  return `<details><summary>${summary}</summary>${whole(text)}</details>`;
}

/** The lines of a text that another has not, marked, with those around them.
 * @param {string} text @param {string} other */
function differing(text, other) {
  const [lines, others] = [text, other].map((it) => it.trimEnd().split("\n"));
  const isMarked = onlyIn(lines, others);
  const shown = lines.map((_, at) =>
    isMarked.slice(Math.max(0, at - AROUND), at + AROUND + 1).includes(true));
  return lines.flatMap((line, at) => {
    if (!shown[at]) return at && !shown[at - 1] ? [] : ["..."];
    return isMarked[at] && line ? [`<mark>${safe(line)}</mark>`] : [safe(line)];
  }).join("\n");
}

/** As text in HTML. @param {string} text */
const safe = (text) =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
