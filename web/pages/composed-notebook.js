/** A whole notebook from the learner's own and the texts that count: every cell of the
 * course once, at its place, and every cell of the learner's own after the one that it
 * stood after. */
import { isBlank } from "./blank.js";
import { findAnswers } from "./notebook-answers.js";
import { Handout, gradeId, isSolution, plain, textOf } from "./notebook-pieces.js";
import { MIME } from "./versions.js";

/** @typedef {import("./learner-work.js").Cell} Cell */
/** @typedef {import("./learner-work.js").Notebook} Notebook */
/** @typedef {import("./notebook-answers.js").Answer} Answer */
/** @typedef {import("./notebook-pieces.js").Piece} Piece */

/** What a learner wrote in a notebook. @param {Notebook} notebook
 * @param {Notebook} course as it begins @returns {Record<string, Answer>} */
export function answersIn(notebook, course) {
  const handout = new Handout(course.cells);
  return findAnswers(handout, handout.pieces(notebook.cells));
}

/** The learner's own notebook with the texts that count in it. Where a cell of the
 * course was lost, doubled or of another type, it is `mended`.
 * @param {Notebook} own @param {Notebook} course
 * @param {Record<string, string>} chosen texts by grade id */
export function withTexts(own, course, chosen) {
  const found = answersIn(own, course);
  const changed = Object.keys(chosen).filter((id) =>
    id in found && plain(chosen[id]) !== plain(found[id].text));
  const mended = !isWhole(own, course, found, changed);
  const notebook = mended ? rebuilt(own, course, chosen) : structuredClone(own);
  for (const cell of notebook.cells)
    if (changed.includes(gradeId(cell)) && isSolution(cell))
      cell.source = chosen[gradeId(cell)];
  return { notebook, mended, changed };
}

/** The notebook that is handed in, which nbgrader accepts.
 * @param {Notebook | undefined} own @param {Notebook} course
 * @param {Record<string, string>} chosen texts by grade id */
export function compose(own, course, chosen) {
  const { notebook, mended, changed } = withTexts(own ?? course, course, chosen);
  for (const cell of notebook.cells) {
    delete cell.metadata.trusted;
    if (cell.cell_type !== "code") continue;
    const outputs = changed.length ? [] : ours(cell);
    Object.assign(cell, { execution_count: null, outputs });
  }
  delete notebook.metadata.widgets;
  return { notebook, mended };
}

/** Whether the learner's own notebook needs new texts only. @param {Notebook} own
 * @param {Notebook} course @param {Record<string, Answer>} found
 * @param {string[]} changed ids of answers that get another text */
function isWhole(own, course, found, changed) {
  const isPlain = (/** @type {Answer} */ { pieces, left }) =>
    [...pieces, ...left].every(({ name, merged }) => name && !merged)
    && pieces.length + left.length === 1;
  const ids = own.cells.map(({ id }) => id);
  const hasIds = ids.every((id, at) => id && ids.indexOf(id) === at);
  return names(own) === names(course) && changed.every((id) => isPlain(found[id]))
    && (hasIds || (own.nbformat_minor ?? 5) < 5);
}

/** The graded cells and their kinds. @param {Notebook} notebook */
const names = ({ cells }) => cells.filter(({ metadata }) => metadata.nbgrader)
  .map((cell) => `${gradeId(cell)} ${cell.cell_type}`).sort().join();

/** The course's notebook with what the learner wrote and added. Texts that do not count
 * stay in it as raw cells, which nothing runs. @param {Notebook} own
 * @param {Notebook} course @param {Record<string, string>} [chosen]
 * @returns {Notebook} */
export function rebuilt(own, course, chosen = {}) {
  const handout = new Handout(course.cells);
  const pieces = handout.pieces(own.cells);
  const found = findAnswers(handout, pieces);
  const texts = Object.fromEntries(
    Object.entries(found).map(([id, { text }]) => [id, chosen[id] ?? text]));
  const moved = new Map(); // pieces that are part of answers, by what becomes of them
  for (const model of handout.solutions) {
    const { text, pieces, left } = found[gradeId(model)];
    const isTaken = plain(texts[gradeId(model)]) === plain(text);
    for (const piece of left)
      if (!moved.has(piece)) moved.set(piece, aside(piece, model));
    for (const piece of pieces) moved.set(piece, isTaken ? [] : aside(piece, model));
  }
  const [following, there] = [new Map(), new Map()];
  let last = -1;
  for (const piece of [...setAside(own), ...pieces].sort(inOrder(own))) {
    // a copy can be far below
    last = Math.max(last, handout.order.get(piece.name) ?? -1);
    if (piece.name) there.set(piece.name, piece);
    const kept = moved.get(piece) ?? (piece.own ? [copyOf(piece)] : []);
    following.set(last, [...(following.get(last) ?? []), ...kept]);
  }
  const cells = course.cells.flatMap((model, at) => {
    const name = gradeId(model);
    return [placed(model, there.get(name), texts[name]), ...(following.get(at) ?? [])];
  });
  const metadata = { ...own.metadata, ...structuredClone(course.metadata) };
  giveIds([...following.values()].flat(), course);
  return { ...course, metadata, cells: [...(following.get(-1) ?? []), ...cells] };
}

/** Give every cell of the learner's an id that no other has.
 * @param {Cell[]} cells @param {Notebook} course */
function giveIds(cells, course) {
  const taken = new Set(course.cells.map(({ id }) => id));
  for (const cell of cells) {
    if (!cell.id || taken.has(cell.id))
      cell.id = `own-${Math.random().toString(36).slice(2)}`;
    taken.add(cell.id);
  }
}

/** A cell of the course as it comes into the notebook. @param {Cell} model
 * @param {Piece | undefined} piece that stands for it @param {string | undefined} text
 * that was written into it @returns {Cell} */
function placed(model, piece, text) {
  const cell = structuredClone(model);
  if (isSolution(model)) return text ? { ...cell, source: text } : cell;
  if (!piece || piece.merged || cell.cell_type !== "code") return cell;
  const isSame = plain(piece.source) === plain(textOf(model));
  if (!model.metadata.nbgrader) cell.source = piece.source; // a try of the learner's
  return { ...cell, outputs: isSame ? piece.cell.outputs ?? [] : [] };
}

/** A piece as a cell of its own. @param {Piece} piece @returns {Cell} */
const copyOf = ({ cell, source, merged }) =>
  merged ? bare(cell.cell_type, source, {})
    : { ...structuredClone(cell), metadata: structuredClone(cell.metadata ?? {}) };

/** A text that does not count, where there is one. @param {Piece} piece
 * @param {Cell} model the cell that it was for @returns {Cell[]} */
function aside({ source }, model) {
  const stub = textOf(model);
  const isNothing = model.cell_type === "code"
    ? isBlank(source, stub) : ["", plain(stub)].includes(plain(source));
  const ours = { tinytorch: { aside: gradeId(model) } };
  return isNothing ? [] : [bare("raw", source, ours)];
}

/** @param {string} cell_type @param {string} source @param {any} metadata
 * @returns {Cell} */
function bare(cell_type, source, metadata) {
  const cell = { cell_type, source, metadata };
  return cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell;
}

/** What a learner had set aside before. @param {Notebook} own @returns {Piece[]} */
const setAside = ({ cells }) =>
  cells.filter(({ metadata }) => metadata?.tinytorch?.aside).map((cell) => {
    const source = [cell.source].flat().join("");
    return { cell, source, kind: "raw", name: "", merged: false, own: true };
  });

/** @param {Notebook} own */
const inOrder = ({ cells }) =>
  (/** @type {Piece} */ a, /** @type {Piece} */ b) =>
    cells.indexOf(a.cell) - cells.indexOf(b.cell);

/** The outputs of our checks, as data and text. @param {Cell} cell */
const ours = ({ outputs = [] }) =>
  outputs.filter(({ data }) => data?.[MIME]).map(({ data }) => ({
    output_type: "display_data",
    data: { "text/plain": data["text/plain"], [MIME]: data[MIME] },
    metadata: {},
  }));
