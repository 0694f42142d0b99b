// How much a drawing may ask for. It is drawn in the page's own thread, where nobody can end it: what would hold up every phone
// of the hall for seconds, or for ever, is not begun. Pure.

export const LONGEST = 8000; // signs
export const MOST_ARROWS = 150;
const MOST_LINES = 150;
const LONGEST_LINE = 1000;
/** Kinds of drawings in which a number makes as many fields, and how many may be. @type {[RegExp, number][]} */
const FIELDS = [
  [/^[ \t]*block\b/m, 100],
  [/^[ \t]*packet\b/m, 1000],
];
const NUMBER = /\d+/g;

/**
 * Say why a drawing is not begun; "" for one that is.
 * @param {string} source
 */
export function tooMuch(source) {
  if (source.length > LONGEST) return `it is longer than ${LONGEST} signs`;
  const lines = source.split(/[\n;]/);
  if (lines.length > MOST_LINES) return `it has more than ${MOST_LINES} lines`;
  if (lines.some((line) => line.length > LONGEST_LINE))
    return `it has a line of more than ${LONGEST_LINE} signs`;
  const most = Math.min(...FIELDS.map(([kind, fields]) => (kind.test(source) ? fields : Infinity)));
  const asked = (source.match(NUMBER) ?? []).some((number) => Number(number) > most);
  return asked ? `it asks for more than ${most} fields` : "";
}
