/** The prediction before a live figure and the question after it, both kept in this browser. */

import { change, get } from "./store.js";

/**
 * Let the reader commit to a prediction, or skip it. Storage may fail or be slow: the controls
 * are freed without waiting for it.
 *
 * @param {HTMLElement} figure
 * @param {() => void} free called once the controls may move
 */
export async function predict(figure, free) {
  const form = /** @type {HTMLFormElement | null} */ (figure.querySelector(".lf-guess"));
  const line = /** @type {HTMLElement | null} */ (figure.querySelector(".lf-guessed"));
  if (!form || !line) return free();
  /** @param {Record<string, any>} entry */
  const settle = ({ guess }) => {
    line.textContent = guess ? `You predicted: ${guess}` : "You skipped the prediction.";
    form.hidden = true;
    line.hidden = false;
    free();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const guess = /** @type {HTMLInputElement} */ (form.elements.namedItem("guess")).value.trim();
    if (guess) done({ guess });
  });
  form.querySelector(".lf-skip")?.addEventListener("click", () => done({ skipped: true }));
  /** @param {Record<string, any>} entry */
  const done = (entry) => {
    settle(entry);
    line.focus({ preventScroll: true }); // the form that had the focus is gone
    keep(figure, entry);
  };
  form.querySelector("fieldset")?.removeAttribute("disabled");
  const kept = await get(key(figure)).catch(() => undefined);
  if (kept?.guess || kept?.skipped) settle(kept);
}

/**
 * Say the feedback of the chosen answer aloud, keep the choice, and show it again next time.
 *
 * @param {HTMLElement} figure
 */
export async function ask(figure) {
  const said = figure.querySelector(".lf-said");
  const answers = [...figure.querySelectorAll(".lf-answer input")].map(
    (input) => /** @type {HTMLInputElement} */ (input),
  );
  for (const input of answers) {
    input.addEventListener("change", () => {
      const feedback = input.parentElement?.querySelector(".lf-feedback");
      if (said) said.textContent = feedback?.textContent ?? "";
      keep(figure, { answer: input.value, right: feedback?.getAttribute("data-right") === "true" });
    });
  }
  const kept = answers.length ? await get(key(figure)).catch(() => undefined) : undefined;
  const chosen = answers.find((input) => input.value === kept?.answer);
  if (chosen && !answers.some((input) => input.checked)) chosen.checked = true;
}

/** @param {HTMLElement} figure @param {Record<string, any>} entry */
function keep(figure, entry) {
  change(key(figure), (old) => ({ ...old, ...entry })).catch(() => {});
}

/** @param {HTMLElement} figure */
function key(figure) {
  return `question/${figure.id}`;
}
