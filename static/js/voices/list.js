// A ranked list of questions that is drawn again and again: each question keeps its element, so that the focus stays.

import { make } from "../page/parts.js";

/** @import { Question } from "../wire.js" */
/** @typedef {HTMLLIElement & {words: HTMLElement, marks: HTMLElement}} Row */

/**
 * Draw questions into a list, in their order.
 * @param {HTMLElement} list
 * @param {Question[]} questions
 * @param {(row: Row, question: Question) => void} furnish called once for each new row
 * @param {(row: Row, question: Question) => void} mark called for each row at every drawing
 */
export function drawQuestions(list, questions, furnish, mark) {
  const rows = new Map([...list.children].map((row) => [/** @type {Row} */ (row).value, row]));
  for (const [index, question] of questions.entries()) {
    const row = /** @type {Row} */ (rows.get(question.number)) ?? makeRow(question, furnish);
    rows.delete(question.number);
    row.classList.toggle("answered", question.answered);
    mark(row, question);
    if (list.children[index] !== row) move(list, row, index);
  }
  for (const gone of rows.values()) gone.remove();
}

/**
 * @param {Question} question
 * @param {(row: Row, question: Question) => void} furnish
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
