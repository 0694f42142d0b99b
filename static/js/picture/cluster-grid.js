// How pods share a box: as large as they may be, and all of them in it. Pure.

/** @typedef {{x: number, y: number, w: number, h: number}} Box in pixels of the drawing */
/** @typedef {{kind: "full" | "line" | "dot", cols: number, rows: number, w: number, h: number, gap: number, lane: number}} Grid cells, `gap` between columns, and a `lane` for arrows over each row */

/** Sides of a cell, in sizes of type: two lines, one line. */
/** The widest pod, the gap between two, and the height of one in a column; in sizes of type. */
export const MOST = 11;
export const GAP = 0.5;
const HIGH = 2.8;
const LANE = 0.8;
export const COLUMN = HIGH + LANE;
const STYLES = /** @type {const} */ ([
  { kind: "full", least: 6.6, most: MOST, h: HIGH },
  { kind: "line", least: 4.4, most: 9, h: 1.6 },
]);
const CROWD = 40; // pods that are dots also where there is room downwards
const DOTS = [1.4, 1.1, 0.8, 0.6, 0.4, 0.3];
const LEAST = 0.2;

/**
 * Choose how `count` pods are drawn in a box: a column if that fits, else rows, each smaller than the last.
 * @param {number} count
 * @param {Box} box
 * @param {number} size of type, in pixels
 * @returns {Grid}
 */
export function gridOf(count, box, size) {
  for (const style of STYLES) {
    for (const cols of [1, colsOf(style.least * size, box.w, size)]) {
      const grid = gridIn(style, cols, count, box, size);
      if (grid.rows * (grid.h + grid.lane) <= box.h && cols > 0) return grid;
    }
  }
  return dots(count, box, size);
}

/**
 * Choose how `count` pods are drawn in a given width, as high as it takes.
 * @param {number} count
 * @param {number} width
 * @param {number} size
 */
export function gridBelow(count, width, size) {
  if (count > CROWD) return square(1.1 * size, count, { x: 0, y: 0, w: width, h: 0 });
  const style = STYLES[count > 12 ? 1 : 0];
  const cols = Math.max(1, colsOf(style.least * size, width, size));
  return gridIn(style, Math.min(cols, count || 1), count, { x: 0, y: 0, w: width, h: 0 }, size);
}

/** The height of a grid, lanes included. @param {Grid} grid */
export function heightOf({ rows, h, lane }) {
  return rows * (h + lane);
}

/**
 * Give the box of each cell, row after row.
 * @param {Grid} grid
 * @param {number} count
 * @param {Box} box
 * @returns {Box[]}
 */
export function cellsOf({ cols, w, h, gap, lane }, count, box) {
  return Array.from({ length: count }, (_, index) => ({
    x: box.x + (index % cols) * (w + gap),
    y: box.y + Math.floor(index / cols) * (h + lane) + lane,
    w,
    h,
  }));
}

/**
 * @param {number} least
 * @param {number} width
 * @param {number} size
 */
function colsOf(least, width, size) {
  return Math.floor((width + GAP * size) / (least + GAP * size));
}

/**
 * @param {(typeof STYLES)[number]} style
 * @param {number} cols
 * @param {number} count
 * @param {Box} box
 * @param {number} size
 * @returns {Grid}
 */
function gridIn({ kind, most, h }, cols, count, box, size) {
  const used = Math.max(1, Math.min(cols, count));
  const gap = GAP * size;
  const w = Math.min(most * size, (box.w + gap) / used - gap);
  return {
    kind,
    cols: used,
    rows: Math.ceil(count / used),
    w,
    h: h * size,
    gap,
    lane: LANE * size,
  };
}

/**
 * @param {number} count
 * @param {Box} box
 * @param {number} size
 * @returns {Grid}
 */
function dots(count, box, size) {
  const fits = (/** @type {number} */ side) => heightOf(square(side * size, count, box)) <= box.h;
  return square((DOTS.find(fits) ?? LEAST) * size, count, box);
}

/**
 * @param {number} side
 * @param {number} count
 * @param {Box} box
 * @returns {Grid}
 */
function square(side, count, box) {
  const gap = side / 3;
  const cols = Math.max(1, Math.floor((box.w + gap) / (side + gap)));
  return { kind: "dot", cols, rows: Math.ceil(count / cols), w: side, h: side, gap, lane: gap };
}
