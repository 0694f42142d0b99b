// How much room the parts of a cluster's drawing want, and what they get. Pure.

import { COLUMN, GAP, gridBelow, heightOf, MOST } from "./cluster-grid.js";

/** @import { Box } from "./cluster-grid.js" */
/** @import { Group, PodSet } from "./cluster-groups.js" */

/** The height of a frame's line of words, and what is free around what it holds; in sizes of type. */
const HEAD = 1.5;
const PAD = 0.6;
const WORDS = 16; // the least width of a frame, so that its words can be read

/** @param {Box} box @param {number} size @returns {Box} */
export function inside({ x, y, w, h }, size) {
  const pad = PAD * size;
  return { x: x + pad, y: y + HEAD * size, w: w - 2 * pad, h: h - HEAD * size - pad };
}

/** The room of a set without pods, and of a deployment that has no set yet; a pod's is 1. */
const EMPTY = 0.9;

/** How much room sets want beside others. @param {PodSet[]} sets */
export function weightOf(sets) {
  const wanted = sets.reduce((sum, { cells }) => sum + Math.max(cells, EMPTY), 0);
  return Math.max(wanted, EMPTY);
}

/** How wide a group wants to be, at most. @param {Group} group @param {boolean} column @param {number} size */
export function wideOf({ sets, frame }, column, size) {
  const cells = column ? 1 : weightOf(sets);
  const pads = (frame ? 2 * PAD : 0) + sets.length * 2 * PAD + (sets.length - 1) / 2;
  const words = frame || sets.some((set) => set.frame) ? WORDS : 0;
  return Math.max(words, cells * (MOST + GAP) + pads) * size;
}

/** How high it is with a column of pods in each set. @param {Group} group @param {number} size */
export function columnHigh({ sets, frame }, size) {
  const high = sets.reduce((sum, set) => sum + setColumn(set, size), 0);
  return high + (sets.length - 1) * (size / 2) + (frame ? (HEAD + PAD) * size : 0);
}

/** @param {PodSet} set @param {number} size */
export function setColumn({ cells, frame }, size) {
  return (cells * COLUMN + (frame ? HEAD + PAD : 0)) * size + 1;
}

/** @param {Group} group @param {number} width @param {number} size */
export function highOf({ sets, frame }, width, size) {
  const inner = frame ? width - 2 * PAD * size : width;
  const high = sets.reduce((sum, set) => sum + setHigh(set, inner, size), 0);
  return high + (sets.length - 1) * (size / 2) + (frame ? (HEAD + PAD) * size : 0);
}

/** @param {PodSet} set @param {number} width @param {number} size */
export function setHigh(set, width, size) {
  const inner = set.frame ? width - 2 * PAD * size : width;
  return heightOf(gridBelow(set.cells, inner, size)) + (set.frame ? (HEAD + PAD) * size : 0);
}

/**
 * Pair the things of one list with those of another.
 * @template A, B
 * @param {readonly A[]} some
 * @param {readonly B[]} others
 */
export function zip(some, others) {
  return some.map((one, index) => /** @type {[A, B]} */ ([one, others[index]]));
}

/**
 * Share a length among parts by their weights, with a gap between.
 * @param {number} long
 * @param {number[]} weights
 * @param {number} gap
 */
export function share(long, weights, gap) {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const free = long - gap * (weights.length - 1);
  let at = 0;
  return weights.map((weight) => {
    const part = { at, long: (free * weight) / all };
    at += part.long + gap;
    return part;
  });
}
