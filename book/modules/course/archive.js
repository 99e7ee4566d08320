/** All of a learner's work as one file: taken away, brought along, put aside before it is replaced. */

import { saveAll } from "./draft.js";
import { keep, stored } from "./notebook.js";
import { all, put, replace } from "./store.js";

const [FORMAT, VERSION, ASIDE] = ["activations-course", 1, "aside"];

/** Everything, as `unpack` reads it. */
export async function pack() {
  await saveAll();
  const { [ASIDE]: _, ...state } = await all();
  return { format: FORMAT, version: VERSION, state, notebook: await stored() };
}

/**
 * The work in a file, or an error that says why it is none.
 *
 * @param {string} text
 */
export function unpack(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error("This file is not an export of this course: it is not JSON.");
  }
  if (found?.format !== FORMAT) throw new Error("This file is not an export of this course.");
  if (found.version !== VERSION)
    throw new Error(`This export has version ${found.version}; this site reads version ${VERSION}.`);
  const entries = Object.values(found.state ?? { none: null });
  if (!entries.every((entry) => Number.isFinite(entry?.updated)))
    throw new Error("This export is damaged: an entry of it has no time.");
  return found;
}

/** Put `work` in the place of all there is, which is put aside. @param {any} work */
export async function exchange(work) {
  const before = await pack();
  await replace(work.state);
  await keep(work.notebook);
  await put(ASIDE, { work: before });
}

/** What the last exchange has put aside, if anything. */
export const aside = async () => (await all())[ASIDE];

/** @param {string} name @param {any} content */
export function download(name, content) {
  const link = document.createElement("a");
  const file = new Blob([JSON.stringify(content, null, 1) + "\n"], { type: "application/json" });
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
