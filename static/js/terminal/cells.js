// How many columns a terminal's signs take, the rule that quarterdeck/columns/width.py has on the server. Pure.

import { NONE, TEXT_OR_EMOJI, TWO } from "./cell-table.js";

/** @import { IUnicodeVersionProvider } from "@xterm/xterm" */

const JOINER = 0x200d;
const AS_EMOJI = 0xfe0f;
const SKINS = [0x1f3fb, 0x1f3ff];
const FLAG_LETTERS = [0x1f1e6, 0x1f1ff];

// What stands before the next sign, so far as that may change what it takes.
const OTHER = 1; // not 0, as xterm says so that nothing does
const EMOJI = 2; // or may become one
const JOINED = 3; // an emoji that wants another
const FLAG_LETTER = 4; // the first of two

const TAKEN = 3; // bits of a sign's entry: the columns it takes by itself
const MAY_BE_EMOJI = 4;

/** @typedef {{kind: number, wide: number, joins: boolean}} Properties of a sign behind others; `wide` with what it joins */

/** @type {IUnicodeVersionProvider} */
export const cells = {
  version: "quarterdeck",
  wcwidth: (code) => /** @type {0 | 1 | 2} */ (entryOf(code) & TAKEN),
  charProperties: (code, preceding) => packed(after(unpacked(preceding), code)),
};

/**
 * @param {Properties} last
 * @param {number} code
 * @returns {Properties}
 */
function after(last, code) {
  const { kind } = last;
  const entry = entryOf(code);
  if (code < JOINER && entry & TAKEN && kind !== JOINED) return begun(code, entry); // nearly all there is
  const emoji = kind === EMOJI || kind === JOINED;
  if (emoji && code === AS_EMOJI) return joined(last, EMOJI, 2);
  if (emoji && code === JOINER) return joined(last, JOINED, 0);
  if ((entry & TAKEN) === 0) return joined(last, kind, 0);
  if (kind === EMOJI && within(code, SKINS)) return joined(last, EMOJI, 2);
  if (kind === FLAG_LETTER && within(code, FLAG_LETTERS)) return joined(last, OTHER, 2);
  const next = begun(code, entry);
  return kind === JOINED && entry & MAY_BE_EMOJI ? joined(last, next.kind, next.wide) : next;
}

/**
 * @param {Properties} last
 * @param {number} kind
 * @param {number} wide at least
 */
function joined(last, kind, wide) {
  return { kind, wide: Math.max(last.wide, wide), joins: last.wide > 0 };
}

/**
 * @param {number} code
 * @param {number} entry
 */
function begun(code, entry) {
  const kind = within(code, FLAG_LETTERS) ? FLAG_LETTER : entry & MAY_BE_EMOJI ? EMOJI : OTHER;
  return { kind, wide: entry & TAKEN, joins: false };
}

/**
 * @param {number} code
 * @param {number[]} range
 */
function within(code, [first = 0, last = 0]) {
  return code >= first && code <= last;
}

// xterm keeps what a sign was as a number: whether it joins the one before it, its columns, and what is ours.

/** @param {Properties} properties */
function packed({ kind, wide, joins }) {
  return (kind << 3) | (wide << 1) | Number(joins);
}

/**
 * @param {number} value
 * @returns {Properties}
 */
function unpacked(value) {
  return { kind: value >> 3 || OTHER, wide: (value >> 1) & TAKEN, joins: (value & 1) > 0 };
}

/** @type {Uint8Array | undefined} */
let table; // filled when the first terminal asks

/** @param {number} code */
function entryOf(code) {
  table ??= fillTable();
  return table[code] ?? 1;
}

function fillTable() {
  const entries = new Uint8Array(0x110000).fill(1);
  entries.fill(0, 0, 0x20).fill(0, 0x7f, 0xa0);
  for (const [ranges, entry] of /** @type {[string, number][]} */ ([
    [NONE, 0],
    [TWO, 2 | MAY_BE_EMOJI],
    [TEXT_OR_EMOJI, 1 | MAY_BE_EMOJI],
  ])) {
    for (const range of ranges.split(" ")) {
      const [first = 0, last = first] = range.split("-").map((end) => Number.parseInt(end, 16));
      entries.fill(entry, first, last + 1);
    }
  }
  return entries;
}
