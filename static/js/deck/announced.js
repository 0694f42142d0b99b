// What a screen reader is told when a reader's place is another. Pure.

/**
 * @typedef {object} Place
 * @property {number} slide
 * @property {number} build
 * @property {boolean} black whether the presenter shows nothing
 */

/**
 * Say what is to be told: that all is black, which slide this is, or what of it has just come; null for nothing.
 * @param {Place} before
 * @param {Place} now
 * @returns {"black" | "slide" | "build" | null}
 */
export function announced(before, now) {
  if (now.black) return before.black ? null : "black";
  if (now.slide !== before.slide || before.black) return "slide";
  return now.build > before.build ? "build" : null;
}
