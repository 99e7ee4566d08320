// All that these scripts say to learners. kernel.mjs and output.py have their words:
// they must speak when no other file can be loaded.

const SAFE = "Variables are lost; your code and text are safe.";
const UNREADABLE = "The site's lesson could not be loaded.";

export const TEXTS = {
  back: "Back to the book",
  notKept: "This browser cannot save your work. Closing this tab loses it.",
  download: "Download it",
  otherTab: `This notebook was also changed in another tab.
    The replaced version was saved as a copy.`,
  deleted: "The notebook was deleted. It was saved as a copy before.",
  noRename: `The course finds your notebook by this name, so it keeps it.
    File > Download gives you a copy that you may name as you like.`,
  drawing: `This is a picture of the last drawing. To move it again,
    run the cells above and then this one.`,
  noDrawing: "A figure stood here. To see it, run the cells above and then this one.",
  newer: `A newer text of yours, written elsewhere in the course, was put in here.
    In the book you can restore the one that stood here.`,
  isCopy: `Only a copy is open here. What you write into it is not handed in:
    take it over into your notebook.`,
  damaged: "Your saved notebook is damaged. It was set aside and a new one was opened.",
  downloadDamaged: "Download the damaged one",
  open: "Open the copy",
  ok: "OK",
  copies: "Saved copies",
  copiesAre: "Saved copies of your notebook:",
  close: "Close",
  unreadable: UNREADABLE,
  unreadableOwn: `${UNREADABLE} This is your own copy.`,
  again: "Try again",
  changed: "This lesson has changed since you began.",
  keep: "Keep my notebook",
  takeNew: "Use the new one with my answers",
  taken: `This is the new lesson with your answers.
    Your old notebook was saved as a copy.`,
  openNew: "Open the new one",
  beside: `The new lesson was saved beside your notebook.
    You will be asked again which one to use.`,
  failed: "Python could not start. {why}",
  noWorker: "Its worker could not be loaded.",
  stopped: `Python has stopped. ${SAFE} ({why})`,
  restart: "Restart Python",
  restarted: `Python was restarted. ${SAFE} Run the cells again from the top.`,
  running: `A cell is still running. If it never ends, stop it:
    Python is then restarted. ${SAFE}`,
  stop: "Stop",
  letRun: "Let it run",
  codeCell: "Cell {number}, code",
  textCell: "Cell {number}, text",
  fold: "Collapse or expand this section",
  slider: "Slider",
  forbidden: `The host of this site keeps the notebook from starting: its
    Content-Security-Policy forbids {what}. Tell your instructor: course doctor
    says what the host must send.`,
  otherPage: `Another page of the course is open.
    Close all but this one, then try again.`,
};
