/** What these scripts say to a learner, in English; `fill` replaces each `{name}`. */

export const TEXTS = {
  progress: {
    sum: "{points} of {most} points checked, {done} of {tasks} tasks done",
    points: "{points} of {most}",
    states: { "not begun": "not begun", tried: "tried", done: "done" },
    words: ", {count} words",
    inNotebook: ", in the notebook",
    stale: ", changed since it passed: check again",
  },
  notSaved: {
    words: "This browser cannot save your work. Closing this tab loses it.",
    download: "Download it",
  },
  offline: {
    ready: "All of the course is kept in this browser: it works without a network.",
    update:
      "There is a new version of this course. Loading it reloads every open page " +
      "of the course; a running notebook forgets its variables. What you have " +
      "written stays.",
    now: "Load it now",
    later: "Later",
  },
  python: {
    late: "Stopped after {seconds} seconds.",
    worker: "python-worker.js could not be loaded.",
    progress: "{what}: {loaded} of {total} MB",
    parts: { linked: "NumPy", tinytorch: "tinytorch" },
    rest: "Python",
    unable: "This browser cannot run WebAssembly.",
    policy:
      "The host of this site forbids WebAssembly: its Content-Security-Policy lacks " +
      "'wasm-unsafe-eval'. Tell your instructor: `course doctor` says what to send.",
    missing: "{name} could not be fetched.",
    refused: "{name} could not be fetched: the server said {status}.",
    damaged: "{name} is damaged: it is not the file that was published.",
  },
  site: "{path} of this site could not be read: {status}",
  figure: {
    behind: " The drawing does not follow the settings yet.",
    failed: "Python could not start: {reason}",
    starting: "Python is starting.",
    startingAgain: "Python is starting; last time here it took {seconds} s.",
    locked: "Make a prediction, or skip it, to unlock the settings.",
    ready: "Python is ready. Change a setting.",
    unread: "Not taken from the link, since unknown or out of range: {settings}. ",
    notDrawn: "These settings were not drawn: {reason}",
    copied: "Link copied. It opens the figure with these settings.",
    notCopied:
      "The browser does not let this page copy: take the link from the address bar.",
    predicted: "You predicted: {guess}",
    skipped: "You skipped the prediction.",
  },
  ask: { no: "No, leave it", yes: "Yes, do it" },
  text: {
    saving: "Saving ...",
    saved: "Saved {when}.",
    notSaved: "NOT saved: this browser keeps nothing. Download your work.",
    changed: "Changed in another tab. This is the newer text.",
    clash:
      "This text was also edited in another tab. Your version is newer and was " +
      "saved; you can restore the other one.",
    taken: "This is the newer text from the notebook; you can restore the one before.",
    newer: "a newer version",
    older: "an older version",
    words: "{count} words.",
    tooShort: "Too short yet.",
    tooLong: "Too long.",
    fits: "Within the limits.",
  },
  check: {
    last: "Last run {when}: {points} of {most} points.",
    unwritten: "Nothing is written yet in {names}. Go there first.",
    and: " and ",
    starting: "Starting Python. The first time this takes a while.",
    running: "Running your code.",
    points: "{points} of {most} points.",
    unfinished: "The check could not finish.",
    stopped:
      "Your code ran too long and was stopped. Your text is unchanged. Check for " +
      "an endless loop. Python was restarted.",
  },
  elsewhere: {
    shown: "{count} of {of} inputs shown.",
    starting: "Starting Python. The first time this takes a while.",
    here: "This browser, now",
    refused: "an error", // as the page writes it
    probes: { numpy: "NumPy", tinytorch: "tinytorch" },
    same: "Asked. This browser gives what the table has for NumPy in the browser.",
    differs: "Asked. At {others} inputs this browser gives something else.",
    failed: "NumPy could not be asked: {reason}",
  },
  when: "on {date}",
  locale: "en-GB",
};
