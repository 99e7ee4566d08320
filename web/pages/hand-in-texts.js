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
  questions: "{count} versions of {id}: which one do you hand in?",
  newer: "Newer, {origin}, {when}",
  older: "Older, {origin}, {when}",
  origins: {
    book: "in the book",
    notebook: "in the notebook",
    file: "in the notebook {file}",
    copy: "in another cell of the notebook",
  },
  points: ": {points} of {most} points",
  unchecked: ": not checked",
  whole: "The whole text",
  empty: "Nothing is written yet for {names}.",
  foundAs: "In your notebook {id} {how}. This is what was found",
  found: {
    joined: "is split into several cells",
    retyped: "is a cell of another type",
    placed: "does not stand in a cell of the course",
    elsewhere: "stands in a cell of your own, at least in part",
    merged: "is merged with other cells",
  },
  and: " and ",
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
    "Your browser was asked to save {name}. Find it among your downloads, and send " +
    "it to your instructor. In your notebook a cell of the course was lost, doubled, " +
    "split or merged: in the file each stands once again at its place, and the cells " +
    "that you added are in it too.",
};
