/** A learner's notebook beside the course's: which cell is which, merged ones taken
 * apart. `courseware/grading/intake/pieces.py` does the same when it is graded. */

/** @typedef {import("./learner-work.js").Cell} Cell */
/** @typedef {{cell: Cell, source: string, kind: string, name: string, merged: boolean,
 *     own: boolean}} Piece a cell or a part of one; `name` is the grade id, or else the
 *     id, of the course's cell that it is; `own` is what the learner has added */

const OURS = /^((text|code)-\d\d-[0-9a-f]{8}|figure-.+)$/; // ids without a grade id

/** @param {Cell} cell */
export const gradeId = ({ id = "", metadata }) => metadata?.nbgrader?.grade_id ?? id;

/** @param {Cell} cell */
export const textOf = ({ source }) =>
  [source ?? ""].flat().join("").replaceAll("\r\n", "\n");

/** @param {Cell} cell */
export const isSolution = ({ metadata }) => Boolean(metadata?.nbgrader?.solution);

/** Without blanks at the ends of lines, and empty lines around. @param {string} text */
export const plain = (text) =>
  stripped(text.split("\n").map((line) => line.trimEnd()).join("\n"));

/** Without empty lines around. @param {string} text */
export const stripped = (text) => text.replace(/^\n+|\n+$/g, "");

/** Whether a cell that is not in this edition of the course was in another one.
 * @param {Cell} cell */
const isOfTheCourse = ({ id = "", metadata }) =>
  metadata?.editable === false || metadata?.nbgrader?.grade_id || OURS.test(id);

export class Handout {
  /** @param {Cell[]} cells of the course, in their order */
  constructor(cells) {
    this.cells = cells;
    this.order = new Map(cells.map((cell, at) => [gradeId(cell), at]));
    this.solutions = cells.filter(isSolution);
    this.fixed = cells.filter((cell) => !isSolution(cell));
  }

  /** The pieces of a learner's notebook; what was set aside is left out.
   * @param {Cell[]} cells @returns {Piece[]} */
  pieces(cells) {
    const whole = new Set(cells.map((cell) => plain(textOf(cell))));
    const absent = this.fixed.filter((cell) => !whole.has(plain(textOf(cell))));
    const said = new Map(
      [...this.fixed].reverse().map((cell) => [plain(textOf(cell)), gradeId(cell)]));
    const counted = cells.filter(({ metadata }) => !metadata?.tinytorch?.aside);
    return counted.flatMap((cell) => {
      const names = [gradeId(cell), cell.id ?? ""];
      const known = names.find((name) => this.order.has(name));
      return this.#apart(cell, known ?? said.get(plain(textOf(cell))) ?? "", absent);
    });
  }

  /** @param {string} name */
  #model(name) {
    return /** @type {Cell} */ (this.cells[this.order.get(name) ?? -1]);
  }

  /** A cell as one piece, or where others were merged into it as several.
   * @param {Cell} cell @param {string} name @param {Cell[]} absent */
  #apart(cell, name, absent) {
    const text = plain(textOf(cell));
    const hits = absent.map((model) => ({ model, place: placeOf(text, model) }));
    hits.sort((a, b) => a.place - b.place);
    let at = 0;
    const parts = /** @type {Piece[]} */ ([]);
    for (const { model, place } of hits) {
      if (place < at) continue;
      const [source, kind] = [textOf(model), model.cell_type];
      const found = { cell, source, kind, name: gradeId(model) };
      parts.push(...rest(cell, text.slice(at, place)));
      parts.push({ ...found, merged: true, own: false });
      at = place + plain(source).length;
    }
    const model = this.#model(name);
    if (!parts.length) {
      const kind = model && !isSolution(model) ? model.cell_type : cell.cell_type;
      const own = !name && !isOfTheCourse(cell);
      return [{ cell, source: textOf(cell), kind, name, merged: false, own }];
    }
    parts.push(...rest(cell, text.slice(at)));
    if (model && isSolution(model)) this.#giveName(parts, name);
    return parts;
  }

  /** Let the part that stands where the course's cell would be have its name.
   * @param {Piece[]} parts @param {string} name */
  #giveName(parts, name) {
    const order = (/** @type {Piece} */ { name }) => this.order.get(name) ?? -1;
    const place = this.order.get(name) ?? -1;
    const fits = (/** @type {Piece} */ part) => {
      const at = parts.indexOf(part);
      const before = parts.slice(0, at).findLast((other) => other.name);
      const after = parts.slice(at).find((other) => other.name);
      return (!before || order(before) < place) && (!after || order(after) > place);
    };
    const own = parts.filter((part) => !part.name);
    const [part] = [...own.filter(fits), ...own];
    if (part) Object.assign(part, { name, own: false });
  }
}

/** Where whole lines of a text are a cell; -1 when they never are.
 * @param {string} text @param {Cell} cell */
function placeOf(text, cell) {
  const part = plain(textOf(cell));
  return part && part !== text ? `\n${text}\n`.indexOf(`\n${part}\n`) : -1;
}

/** @param {Cell} cell @param {string} text @returns {Piece[]} */
function rest(cell, text) {
  const piece = { cell, source: stripped(text), kind: cell.cell_type, name: "" };
  return text.trim() ? [{ ...piece, merged: true, own: true }] : [];
}
