// Whether keys that write a sign mean something: who speaks to a computer, or whose hand shakes, may not want that.

import { keep, kept } from "./storage.js";

const KEPT = "quarterdeck-letters";

/**
 * Say whether a key writes a letter, digit or other sign; Space, Enter, arrows and the clicker's keys do not. Pure.
 * @param {string} key as the browser names it
 */
export function isSign(key) {
  return [...key].length === 1 && key !== " ";
}

/** Say whether such keys mean something in this browser. */
export function lettersMean() {
  return kept(KEPT) !== "off";
}

/** Have them mean something from now on, or no longer; the page shows which in `data-letters`. @param {boolean} on */
export function letLettersMean(on) {
  keep(KEPT, on ? "on" : "off");
  showLetters();
}

/** Show on the page whether they do. */
export function showLetters() {
  document.body.dataset.letters = lettersMean() ? "on" : "off";
}
