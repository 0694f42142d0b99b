// Where deployments, their replica sets and all pods stand. Pure.

import { cellsOf, gridBelow, gridOf, heightOf } from "./cluster-grid.js";
import {
  columnHigh,
  highOf,
  inside,
  setColumn,
  setHigh,
  share,
  weightOf,
  wideOf,
  zip,
} from "./cluster-measures.js";
import { podName, podWords } from "./cluster-words.js";

/** @import { Box, Grid } from "./cluster-grid.js" */
/** @import { Group, PodSet } from "./cluster-groups.js" */
/** @import { Shape } from "./cluster-layout.js" */

const SIDEWAYS = 15; // a lower box has its replica sets side by side

/**
 * Draw groups side by side in a box.
 * @param {Group[]} groups
 * @param {Box} box
 * @param {number} size of type
 * @returns {Shape[]}
 */
export function framesIn(groups, box, size) {
  const weights = groups.map(({ sets }) => weightOf(sets));
  let { x } = box;
  return zip(groups, share(box.w, weights, size)).flatMap(([group, part]) => {
    const h = Math.min(box.h, box.h < SIDEWAYS * size ? box.h : columnHigh(group, size));
    const w = Math.min(part.long, wideOf(group, h < box.h, size));
    const drawn = groupShapes(group, { x, y: box.y + (box.h - h) / 2, w, h }, size);
    x += w + size;
    return drawn;
  });
}

/**
 * Draw groups one below the other, as high as it takes.
 * @param {Group[]} groups
 * @param {Box} box its height is not looked at
 * @param {number} size
 * @returns {{shapes: Shape[], bottom: number}}
 */
export function framesBelow(groups, box, size) {
  let y = box.y;
  const shapes = groups.flatMap((group) => {
    const h = highOf(group, box.w, size);
    const drawn = groupShapes(group, { ...box, y, h }, size, true);
    y += h + size;
    return drawn;
  });
  return { shapes, bottom: y };
}

/**
 * @param {Group} group
 * @param {Box} box
 * @param {number} size
 * @param {boolean} [tall]
 * @returns {Shape[]}
 */
function groupShapes(group, box, size, tall = false) {
  const inner = group.frame ? inside(box, size) : box;
  const sideways = !tall && inner.h < SIDEWAYS * size;
  const long = sideways ? inner.w : inner.h;
  const weigh = (/** @type {PodSet} */ set) => {
    if (tall) return setHigh(set, inner.w, size);
    return sideways ? weightOf([set]) : setColumn(set, size);
  };
  const parts = share(long, group.sets.map(weigh), size / 2);
  const frame = group.frame ? [frameOf("deployment", group, box)] : [];
  const sets = zip(group.sets, parts).flatMap(([set, { at, long: side }]) => {
    const place = sideways
      ? { ...inner, x: inner.x + at, w: side }
      : { ...inner, y: inner.y + at, h: side };
    return setShapes(set, place, size, tall);
  });
  return [...frame, ...sets];
}

/**
 * @param {PodSet} set
 * @param {Box} box
 * @param {number} size
 * @param {boolean} tall
 * @returns {Shape[]}
 */
function setShapes(set, box, size, tall) {
  const inner = set.frame ? inside(box, size) : box;
  const grid = tall ? gridBelow(set.cells, inner.w, size) : gridOf(set.cells, inner, size);
  const spare = Math.max(0, inner.h - heightOf(grid) - (set.frame ? 0 : grid.lane)) / 2;
  const beside =
    set.frame && !tall ? (inner.w + grid.gap - grid.cols * (grid.w + grid.gap)) / 2 : 0;
  const cells = cellsOf(grid, set.cells, { ...inner, x: inner.x + beside, y: inner.y + spare });
  const frame = set.frame ? [frameOf("set", set, box)] : [];
  const wanted = cells.slice(set.pods.length).map((cell, index) => emptyCell(set, cell, index));
  return [
    ...frame,
    ...zip(set.pods, cells).map(([pod, cell]) => podShape(pod, cell, grid, set)),
    ...wanted,
  ];
}

/**
 * @param {import("../net/protocol.d.ts").Pod} pod
 * @param {Box} box
 * @param {Grid} grid
 * @param {PodSet} set
 * @returns {Shape}
 */
function podShape(pod, box, grid, set) {
  return {
    id: pod.id,
    kind: `pod ${grid.kind}`,
    state: pod.phase,
    box,
    title: podName(pod),
    words: podWords(pod),
    lane: box.y - grid.lane / 2,
    column: grid.cols === 1,
    inside: set.id,
  };
}

/**
 * A pod that shall be and is not there yet.
 * @param {PodSet} set
 * @param {Box} box
 * @param {number} index
 * @returns {Shape}
 */
function emptyCell(set, box, index) {
  return { id: `${set.id} ${index}`, kind: "cell", state: "", box, title: "", words: "" };
}

/**
 * @param {string} kind
 * @param {{id: string, title: string, count: string}} what
 * @param {Box} box
 * @returns {Shape}
 */
function frameOf(kind, { id, title, count }, box) {
  return { id, kind, state: count.startsWith("0/0") ? "empty" : "", box, title, words: count };
}
