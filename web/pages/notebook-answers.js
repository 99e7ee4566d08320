/** Which cells of a notebook are a learner's answer: the one rule for it, which
 * `courseware/grading/intake/answers.py` tells in words and follows when it is graded.
 * `tests/answers` tries both on the same notebooks. */
import { isBlank } from "./blank.js";
import { gradeId, plain, stripped, textOf } from "./notebook-pieces.js";

/** @typedef {import("./learner-work.js").Cell} Cell */
/** @typedef {import("./notebook-pieces.js").Handout} Handout */
/** @typedef {import("./notebook-pieces.js").Piece} Piece */
/** @typedef {{text: string, pieces: Piece[], others: string[], left: Piece[],
 *     how: string[]}} Answer what counts, what it is made of; different texts that may
 *     be meant, what those are made of; and what there is to say */

const WORDS = 5; // in a row, which two texts share when one was made from the other
const SHARE = 0.2; // of such rows

/** The answers by grade id. @param {Handout} handout
 * @param {Piece[]} pieces as `handout.pieces` made them
 * @returns {Record<string, Answer>} */
export function findAnswers(handout, pieces) {
  const answers = handout.solutions.map((model) => {
    const Kind = model.cell_type === "code" ? CodeRule : ProseRule;
    return [gradeId(model), new Kind(handout, pieces, model).answer()];
  });
  return Object.fromEntries(answers);
}

class Rule {
  glue = "\n";

  /** @param {Handout} handout @param {Piece[]} pieces @param {Cell} model */
  constructor(handout, pieces, model) {
    this.handout = handout;
    this.pieces = pieces;
    this.model = model;
    this.name = gradeId(model);
    this.named = pieces.filter(({ name }) => name === this.name);
    this.near = this.#near();
  }

  /** @returns {Answer} */
  answer() {
    let versions = this.#different(this.#versions());
    if (!versions.length) versions = this.#different(this.elsewhere());
    const withId = versions.filter((version) => this.#hasId(version));
    const chosen = [...versions, ...withId].at(-1) ?? [];
    const others = versions.filter((version) => version !== chosen);
    const used = this.withOwnText(chosen);
    const empty = this.near.filter((piece) => this.isBlank(this.said(piece)));
    const left = [...(this.named.length ? this.named : empty), ...others.flat()];
    return {
      text: this.text(used),
      pieces: used,
      others: others.map((version) => this.text(version)),
      left: left.filter((piece) => !used.includes(piece)),
      how: used.length ? this.#how(used, others) : [],
    };
  }

  /** What parts say together; one that ends within a line goes on in the next.
   * @param {Piece[]} parts */
  text(parts) {
    let said = "";
    for (const part of parts)
      said += (!said || /\n[ \t]+$/.test(said) ? "" : this.glue) + this.said(part);
    return stripped(said);
  }

  /** What one piece says. @param {Piece} piece */
  said({ source }) {
    return source;
  }

  /** Whether that is no answer. @param {string} text */
  isBlank(text) {
    return !text.trim();
  }

  /** Whether a piece with the name begins another version of the answer.
   * @param {Piece[]} version @param {Piece} piece */
  isNew(version, piece) {
    return version.includes(piece);
  }

  elsewhere() {
    return /** @type {Piece[][]} */ ([]);
  }

  /** @param {Piece[]} chosen */
  withOwnText(chosen) {
    return chosen;
  }

  /** The texts in cells with the name, each as its parts. */
  #versions() {
    const found = /** @type {Piece[][]} */ ([]);
    for (const piece of this.named.filter((piece) => this.said(piece).trim())) {
      const last = found.at(-1);
      if (!last || this.isNew(last, piece)) found.push([piece]);
      else last.push(piece);
    }
    return found;
  }

  /** Those that are answers; of equal ones that with the cell's own id, or the first.
   * @param {Piece[][]} versions */
  #different(versions) {
    const kept = /** @type {Map<string, Piece[]>} */ (new Map());
    for (const version of versions) {
      const text = plain(this.text(version));
      if (!this.isBlank(text) && (!kept.has(text) || this.#hasId(version)))
        kept.set(text, version);
    }
    return [...kept.values()];
  }

  /** @param {Piece[]} version */
  #hasId = (version) => version.some(({ cell }) => cell.id === this.name);

  /** The learner's own pieces around the cell, or around its place where it is not
   * there. */
  #near() {
    const { pieces, named, handout: { order } } = this;
    const place = (/** @type {Piece} */ { name }) => order.get(name) ?? -1;
    const here = order.get(this.name) ?? -1;
    const before = pieces.filter((piece) => piece.name && place(piece) < here);
    const last = Math.max(...before.map(place));
    const from = before.findLast((piece) => place(piece) === last);
    const starts = named.length ? named : [from];
    const isAround = (/** @type {Piece | undefined} */ piece) =>
      piece && (piece.own || piece.name === this.name);
    const found = new Set();
    for (const start of starts)
      for (const step of named.length ? [1, -1] : [1]) {
        let at = pieces.indexOf(/** @type {Piece} */ (start)) + step;
        for (; isAround(pieces[at]); at += step) found.add(pieces[at]);
      }
    return pieces.filter((piece) => found.has(piece) && piece.own);
  }

  /** @param {Piece[]} used @param {Piece[][]} others */
  #how(used, others) {
    const { name, named, model: { cell_type: kind } } = this;
    const mine = used.filter((piece) => piece.name === name);
    const clear = this.#hasId(used) && !others.some(this.#hasId);
    const found = {
      joined: mine.length > 1,
      copied: others.length && clear,
      unclear: others.length && !clear,
      retyped: mine.some((piece) => piece.kind !== kind),
      placed: !named.length,
      elsewhere: named.length && mine.length < used.length,
      merged: used.some(({ merged }) => merged),
    };
    return Object.entries(found).filter(([, isSo]) => isSo).map(([how]) => how);
  }
}

class ProseRule extends Rule {
  glue = "\n\n";

  /** Without the prompt. @override @param {Piece} piece */
  said({ source, cell }) {
    const prompts = [this.model, cell].map((it) => it.metadata?.tinytorch?.prompt);
    const lines = source.split("\n");
    return lines.filter((line) => !prompts.includes(line.trim())).join("\n").trim();
  }

  /** @override @param {Piece[]} version @param {Piece} piece */
  isNew(version, piece) {
    return overlap(this.text(version), this.said(piece));
  }

  /** What stands beside it is part of it; code only when there is nothing else.
   * @override @param {Piece[]} chosen */
  withOwnText(chosen) {
    const own = this.near.filter((piece) => this.said(piece));
    const prose = own.filter(({ kind }) => kind !== "code");
    const together = this.pieces.filter((piece) =>
      chosen.includes(piece) || prose.includes(piece));
    return together.length ? together : own;
  }
}

class CodeRule extends Rule {
  /** @param {Handout} handout @param {Piece[]} pieces @param {Cell} model */
  constructor(handout, pieces, model) {
    super(handout, pieces, model);
    const [, name = "(?!)"] = textOf(model).match(/^(?:class|def)[ \t]+(\w+)/m) ?? [];
    this.start = new RegExp(`^(?:class|def)[ \\t]+${name}\\b`, "m");
    this.released = new Set(handout.cells.map((cell) => plain(textOf(cell))));
    this.others = handout.solutions.map(gradeId);
  }

  /** Of a cell for something else only the class itself.
   * @override @param {Piece} piece */
  said({ source, name, kind }) {
    const whole = kind === "code" && !this.others.includes(name);
    return name === this.name || whole ? source : this.#block(source);
  }

  /** Whether it is empty or the stub, in whatever words.
   * @override @param {string} text */
  isBlank(text) {
    return isBlank(text, textOf(this.model));
  }

  /** @override @param {Piece[]} version @param {Piece} piece */
  isNew(version, piece) {
    return this.start.test(this.text(version)) && this.start.test(piece.source);
  }

  /** The cells that define the class: those near its place, or else all. @override */
  elsewhere() {
    const isFound = (/** @type {Piece} */ { name, source }) =>
      name !== this.name && this.start.test(source)
        && !this.released.has(plain(source));
    const found = this.pieces.map((piece, at) => [piece, ...this.#goingOn(at + 1)])
      .filter(([piece]) => isFound(piece));
    const near = found.filter(([piece]) => this.near.includes(piece));
    return near.length ? near : found;
  }

  /** The own pieces from there on that cannot begin a cell, since they are indented.
   * @param {number} at */
  #goingOn(at) {
    const rest = this.pieces.slice(at);
    const end = rest.findIndex(({ own, source }) =>
      !own || !/^\n*[ \t]+\S/.test(source));
    return end < 0 ? rest : rest.slice(0, end);
  }

  /** @param {string} text */
  #block(text) {
    const at = text.search(this.start);
    if (at < 0) return text;
    const [first, ...rest] = text.slice(at).split("\n");
    const end = rest.findIndex((line) => /^\S/.test(line));
    return [first, ...(end < 0 ? rest : rest.slice(0, end))].join("\n").trimEnd();
  }
}

/** Whether two texts share so many words in a row that one was made from the other.
 * @param {string} one @param {string} other */
function overlap(one, other) {
  const words = [one, other].map((text) => text.split(/\s+/).filter(Boolean));
  if (Math.min(...words.map(({ length }) => length)) < WORDS) {
    const texts = words.map((some) => ` ${some.join(" ")} `);
    const [short, long] = texts.sort((a, b) => a.length - b.length);
    return long.includes(short);
  }
  const [first, second] = words.map((some) => new Set(
    some.slice(WORDS - 1).map((_, at) => some.slice(at, at + WORDS).join(" "))));
  const shared = [...first].filter((row) => second.has(row)).length;
  return shared >= SHARE * Math.min(first.size, second.size);
}
