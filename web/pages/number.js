/** The number that a text is, or NaN. A decimal comma is as good as a point; a text
 * with more than one of them, such as 1,500.0, is no number: nobody knows which.
 * @param {string} text */
export function numberIn(text) {
  const written = text.trim().replace(",", ".").replace(/^\u2212/, "-");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : NaN;
}
