/** What the page says on which work is handed in: no other page needs this. */

export const HAND_IN = {
  foreign: "This file is not an export of this course.",
  otherNotebook: "This notebook has no cell of this course.",
  noJson: "This file is not an export of this course: it is not JSON.",
  version: "This export has version {theirs}; this site reads version {ours}.",
  damaged: "This export is damaged: an entry of it has no time.",
  exported:
    "Your browser was asked to save {name}. Find it among your downloads, and keep " +
    "it or import it on another computer.",
  unchanged: "Nothing was changed.",
  question: "Two versions of {id}: which one do you hand in?",
  newer: "Newer, {origin}, {when}",
  older: "Older, {origin}, {when}",
  origins: { book: "in the book", notebook: "in the notebook" },
  downloaded:
    "Your browser was asked to save {name}. Find it among your downloads, and send " +
    "it to your instructor.",
  shared: "The file was handed on.",
  notShared: "The file was not handed on.",
  copied: "Copied. Paste it into an empty text file, and save that as {name}.",
  notCopied:
    "The browser does not let this page copy. Copy the text in the box yourself into " +
    "an empty text file, and save that as {name}.",
  mended:
    "Your browser was asked to save {name}. Find it among your downloads. Your own " +
    "notebook had lost or doubled a cell of the course, so the file was made from a " +
    "fresh one: cells that you added yourself are not in it.",
};
