// A ranked list of questions that is drawn again and again: each keeps its element, and none moves under a finger.

import { make } from "../../ui/parts.js";

/** @import { Question } from "../../net/protocol.d.ts" */
/** @typedef {HTMLLIElement & {words: HTMLElement, marks: HTMLElement}} Row */
/** @typedef {(row: Row, question: Question) => void} Draw */

const STILL = 1500; // milliseconds after the last touch until questions may change places

/** Draws questions into a list. */
export class Ranking {
  /**
   * @param {Draw} furnish called once for each new row
   * @param {Draw} mark called for each row at every drawing
   */
  constructor(furnish, mark) {
    this.furnish = furnish;
    this.mark = mark;
    this.element = make("ol", "questions");
    this.touched = 0;
    this.timer = 0;
    /** @type {Question[]} */
    this.questions = [];
    for (const name of ["pointerdown", "pointermove"])
      this.element.addEventListener(name, () => this.#hold(), { passive: true });
  }

  /**
   * Draw questions in their order; while the list is being touched, in the order in which they stand.
   * @param {Question[]} questions
   */
  draw(questions) {
    this.questions = questions;
    const rows = new Map([...this.element.children].map((row) => [numberOf(row), row]));
    for (const [index, question] of this.#order([...rows.keys()]).entries()) {
      const row = /** @type {Row} */ (rows.get(question.number)) ?? makeRow(question, this.furnish);
      rows.delete(question.number);
      row.classList.toggle("answered", question.answered);
      this.mark(row, question);
      if (this.element.children[index] !== row) move(this.element, row, index);
    }
    for (const gone of rows.values()) gone.remove();
  }

  /** @param {number[]} standing the numbers that are in the list, in their order */
  #order(standing) {
    if (Date.now() - this.touched >= STILL) return this.questions;
    return held(this.questions, standing);
  }

  #hold() {
    this.touched = Date.now();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draw(this.questions), STILL);
  }
}

/**
 * Give questions in the order in which they stand already, new ones last. Pure.
 * @param {Question[]} questions
 * @param {number[]} standing
 */
export function held(questions, standing) {
  const place = (/** @type {Question} */ { number }) => {
    const index = standing.indexOf(number);
    return index < 0 ? standing.length : index;
  };
  return [...questions].sort((one, other) => place(one) - place(other));
}

/**
 * @param {Question} question
 * @param {Draw} furnish
 */
function makeRow(question, furnish) {
  const words = make("p", "question-words", question.text);
  const marks = make("p", "question-marks");
  const row = /** @type {Row} */ (Object.assign(make("li", "question"), { words, marks }));
  row.value = question.number;
  row.append(words, marks);
  furnish(row, question);
  return row;
}

/** @param {Element} row */
function numberOf(row) {
  return /** @type {Row} */ (row).value;
}

/**
 * Put a row in its place; whatever had the focus in it keeps it.
 * @param {HTMLElement} list
 * @param {Row} row
 * @param {number} index
 */
function move(list, row, index) {
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  list.insertBefore(row, list.children[index] ?? null);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}
