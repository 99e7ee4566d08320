/** How many words a text has. The grader counts by this script as well. */

/** Letters of the scripts that put no spaces between words. */
const UNSPACED = new RegExp(
  ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
    .map((name) => `\\p{Script=${name}}`).join("|"), "u");

/** Where a script has no spaces, words are those of a dictionary.
 * @param {string} text */
export function words(text) {
  const runs = text.split(/\s+/).filter(Boolean);
  const counts = runs.map((run) => (UNSPACED.test(run) ? segments(run) : 1));
  return counts.reduce((/** @type {number} */ sum, count) => sum + count, 0);
}

/** @param {string} run */
function segments(run) {
  if (!globalThis.Intl?.Segmenter) return 1; // an old browser
  const parts = new Intl.Segmenter("en", { granularity: "word" }).segment(run);
  return [...parts].filter(({ isWordLike }) => isWordLike).length;
}
