// A poll's slide: its list items become answers that can be given, and bars that grow.

import { make } from "../../ui/parts.js";
import { percent, shares } from "./tally.js";

/** @import { Poll } from "../../net/protocol.d.ts" */
/** @typedef {(option: number) => void} Choose what happens when an answer is tapped */

/**
 * Give the answers of a slide, in the order of their numbers.
 * @param {Element | null} section
 * @returns {HTMLElement[]}
 */
export function answersOf(section) {
  return [...(section?.querySelectorAll(".content [data-option]") ?? [])].map(
    (item) => /** @type {HTMLElement} */ (item),
  );
}

/**
 * Give the words of a slide's answers, without their counts and what is listed within them.
 * @param {HTMLElement} section
 */
export function wordsOfAnswers(section) {
  return answersOf(section).map((item) => {
    const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
    for (const other of copy.querySelectorAll(".tally, ul, ol")) other.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  });
}

/**
 * Make a slide's list items answers, once.
 * @param {HTMLElement} section
 * @param {Choose | null} choose null where nobody answers, as at the desk
 */
export function equipAnswers(section, choose) {
  for (const item of answersOf(section)) {
    if (item.querySelector(":scope > .bar")) continue;
    if (choose) item.prepend(makeAnswer(section, item, choose));
    const tally = make("span", "tally");
    tally.hidden = true;
    item.append(tally, make("span", "bar"));
  }
}

/**
 * Show which answers this browser gives, and whether it may still change them.
 * @param {HTMLElement} section
 * @param {number[]} mine
 * @param {boolean} open
 */
export function markAnswers(section, mine, open) {
  for (const item of answersOf(section)) {
    const box = item.querySelector("input");
    const given = mine.includes(Number(item.dataset.option));
    item.classList.toggle("given", given);
    item.classList.toggle("open", open);
    if (!box) continue;
    box.checked = given;
    box.disabled = !open;
  }
}

/**
 * Draw the bars and the numbers of a poll, or none.
 * @param {HTMLElement} section
 * @param {Poll | null} poll null while its counts are not to be seen here
 */
export function drawBars(section, poll) {
  const counts = poll?.counts ?? null;
  const parts = counts ? shares(counts, poll?.voters ?? 0) : [];
  for (const item of answersOf(section)) {
    const at = Number(item.dataset.option) - 1;
    item.style.setProperty("--share", String(parts[at] ?? 0));
    const tally = /** @type {HTMLElement | null} */ (item.querySelector(":scope > .tally"));
    if (!tally) continue;
    tally.hidden = counts === null;
    const share = make("span", "share", percent(parts[at] ?? 0));
    tally.replaceChildren(make("b", "", String(counts?.[at] ?? 0)), " ", share);
  }
}

/**
 * Write how the poll stands below its answers.
 * @param {Element} section
 * @param {string} words
 */
export function writeLine(section, words) {
  const line = section.querySelector(".poll-line");
  if (line && line.textContent !== words) line.textContent = words;
}

/**
 * Wrap an item's words, without the list within it, in a label with its box.
 * @param {HTMLElement} section
 * @param {HTMLElement} item
 * @param {Choose} choose
 */
function makeAnswer(section, item, choose) {
  const label = make("label", "answer");
  const box = make("input");
  box.type = section.dataset.poll === "one" ? "radio" : "checkbox";
  box.name = `poll-${section.dataset.number}`;
  box.disabled = true;
  box.addEventListener("change", () => choose(Number(item.dataset.option)));
  label.addEventListener("click", ({ detail }) => detail > 0 && box.blur()); // Space stays the talk's
  const words = [...item.childNodes].filter((node) => !/^[UO]L$/.test(node.nodeName));
  label.append(box, ...words);
  return label;
}
