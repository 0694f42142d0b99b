// The captions that a page holds. Pure.

/** @import { CaptionLine, Captions } from "../../net/protocol.d.ts" */
/** @typedef {CaptionLine & {number: number}} Line */

const MOST = 50; // lines that a page keeps

/**
 * Take in what was told: each line once, in their order, without those that no longer count.
 * @param {readonly Line[]} lines
 * @param {Captions} told
 * @returns {Line[]}
 */
export function heard(lines, { first, lines: told, kept }) {
  const known = lines.at(-1)?.number ?? 0;
  const last = first + told.length - 1;
  const anew = last < known; // the server was started again, and counts from 1
  const before = anew ? [] : lines;
  const numbered = told.map((line, index) => ({ ...line, number: first + index }));
  const fresh = numbered.filter(({ number }) => anew || number > known);
  return [...before, ...fresh].filter(({ number }) => number >= kept).slice(-MOST);
}
