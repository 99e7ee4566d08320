/** Without what a newer stub may say in other words: docstrings, comments, space.
 * @param {string} text */
const code = (text) => text.replace(/"""[^]*?"""|#.*|\s/g, "");

/** Whether that is no answer: nothing, or what stood there before.
 * @param {string} text @param {string} stub */
export const isBlank = (text, stub) => !text.trim() || code(text) === code(stub);
