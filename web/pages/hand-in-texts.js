/** What the page says on which work is handed in: no other page needs this. */

export const HAND_IN = {
  foreign: "This file is not an export of this course.",
  otherNotebook: "This notebook has no cell of this course.",
  noJson: "This file is not an export of this course: it is not JSON.",
  version: "This export has version {theirs}; this site reads version {ours}.",
  damaged: "This export is damaged: an entry of it has no time.",
  exported: "Exported. Keep the file, or import it on another computer.",
  unchanged: "Nothing was changed.",
  question: "Two versions of {id}: which one do you hand in?",
  newer: "Newer, {origin}, {when}",
  older: "Older, {origin}, {when}",
  origins: { book: "in the book", notebook: "in the notebook" },
  downloaded: "{name} was downloaded: send this file to your instructor.",
  mended:
    "{name} was downloaded. Your own notebook had lost or doubled a cell of the " +
    "course, so the file was made from a fresh one: cells that you added yourself " +
    "are not in it.",
};
