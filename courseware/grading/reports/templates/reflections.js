"use strict";
const form = document.getElementById("marks");
const articles = [...form.querySelectorAll("article")];
const storageKey = `reflections-${form.dataset.run}`;
let unkept = {}; // what could not be stored, by answer

/** What was filled in here and is not merged yet, by answer: `values`, those that the
 * page had `before`, and which `answer` was read. */
function filledIn() {
  try {
    return { ...JSON.parse(localStorage.getItem(storageKey)), ...unkept };
  } catch {
    return unkept;
  }
}

/** Each change reads what is stored first: another tab may have stored some. */
function store(change) {
  const all = filledIn();
  change(all);
  try {
    localStorage.setItem(storageKey, JSON.stringify(all));
    unkept = {};
  } catch {
    unkept = all;
  }
  document.getElementById("unkept").hidden = !Object.keys(unkept).length;
}

/** The key of an answer, the same whoever else is on the page. */
const keyOf = ({ dataset }) => JSON.stringify([dataset.student, dataset.gradeId]);
const fields = (article) =>
  [article.querySelector("input"), article.querySelector("textarea")];
const values = (article) => fields(article).map((field) => field.value);
/** As the page was made: what is merged. */
const merged = (article) => fields(article).map((field) => field.defaultValue);
/** Whether a field of an answer was filled in here, and not only the other one. */
const isOwn = (own, at) => own.values[at].trim() !== own.before[at].trim();

/** A field of a CSV line that no spreadsheet takes for a formula. */
function cell(text) {
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, " ");
  const safe = /^\s*[=+\-@'＝＋－＠]/.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** All answers; only what was filled in here has values, so that an older page never
 * puts back what was merged from elsewhere. What was cleared is "-". */
function csv() {
  const lines = ["student,grade_id,points,comment,answer"];
  const all = filledIn();
  for (const article of articles) {
    const { student, gradeId, answer, changed } = article.dataset;
    const own = all[keyOf(article)];
    const given = ["", ""].map((nothing, at) => {
      if (!own || !(isOwn(own, at) || changed)) return nothing;
      return own.values[at].trim() || (own.before[at].trim() && "-");
    });
    lines.push([student, gradeId, ...given, own?.answer ?? answer].map(cell).join(","));
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function count() {
  const given = articles.filter((article) => values(article)[0] !== "").length;
  const output = document.getElementById("count");
  const words = output.dataset.text.replace("{given}", given);
  output.value = words.replace("{all}", articles.length);
}

function keep(article) {
  const key = keyOf(article);
  const { answer } = article.dataset;
  store((all) => {
    const own = all[key];
    const before = merged(article).map((now, at) =>
      own && isOwn(own, at) ? own.before[at] : now);
    all[key] = { values: values(article), before, answer };
  });
  article.querySelector("[data-part=other-text]").hidden = true;
}

/** Show what was filled in before; what has been merged need not be kept any more. */
function recall() {
  const all = filledIn();
  const done = [];
  for (const article of articles) {
    const own = all[keyOf(article)];
    if (!own) continue;
    const now = merged(article);
    const isOfThis = own.answer === article.dataset.answer;
    const waiting = [0, 1].filter((at) => isOwn(own, at) && own.values[at] !== now[at]);
    for (const at of waiting) fields(article)[at].value = own.values[at];
    if (!waiting.length && isOfThis && !article.dataset.changed) {
      done.push(keyOf(article));
      continue;
    }
    article.querySelector("[data-part=other-text]").hidden = isOfThis;
    const other = article.querySelector("[data-part=other-mark]");
    other.hidden = waiting.every((at) => own.before[at] === now[at]);
    const words = other.dataset.text.replace("{points}", () => now[0] || "–");
    other.textContent = words.replace("{comment}", () => now[1] || "–");
  }
  if (done.length) store((kept) => done.forEach((key) => delete kept[key]));
}

form.addEventListener("input", (event) => {
  keep(event.target.closest("article"));
  count();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
  link.download = "reflections.csv";
  link.click();
  URL.revokeObjectURL(link.href);
});
recall();
count();
