"use strict";
const form = document.getElementById("marks");
const articles = [...form.querySelectorAll("article")];
const storageKey = `reflections-${form.dataset.run}`;

/** A field of a CSV line that no spreadsheet takes for a formula. */
function field(text) {
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, " ");
  const safe = /^\s*[=+\-@'＝＋－＠]/.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The fields of one answer. */
function fields(article) {
  return [article.querySelector("input"), article.querySelector("textarea")];
}

function csv() {
  const lines = ["student,grade_id,points,comment,answer"];
  for (const article of articles) {
    const { student, gradeId, answer } = article.dataset;
    const [points, comment] = fields(article).map((input) => input.value);
    lines.push([student, gradeId, points, comment, answer].map(field).join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

function count() {
  const given = articles.filter((article) => fields(article)[0].value !== "").length;
  const output = document.getElementById("count");
  const words = output.dataset.text.replace("{given}", given);
  output.value = words.replace("{all}", articles.length);
}

function keep() {
  const values = articles.map((article) => fields(article).map((input) => input.value));
  try {
    localStorage.setItem(storageKey, JSON.stringify(values));
  } catch {
    // Without storage the download is the only copy.
  }
}

function recall() {
  try {
    const values = JSON.parse(localStorage.getItem(storageKey)) ?? [];
    articles.forEach((article, number) => {
      fields(article).forEach((input, part) => {
        input.value = values[number]?.[part] || input.value;
      });
    });
  } catch {
    // Nothing was kept.
  }
}

form.addEventListener("input", () => {
  keep();
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
