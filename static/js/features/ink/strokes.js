// What is drawn on a slide, and as which lines. Pure.

/** @import { Ink, Part } from "../../net/protocol.d.ts" */
/** @typedef {{x: number, y: number}} Point on the canvas, in its own unit */
/** @typedef {{left: number, top: number, width: number, height: number}} Box in pixels of the page */

export const CANVAS = Object.freeze({ width: 1280, height: 720 });
export const COLOURS = /** @type {const} */ (["red", "blue", "yellow"]);

/** A slide with nothing on it. @type {Ink} */
export const CLEAN = Object.freeze({ slide: 0, strokes: [] });

/**
 * Add what is new of a stroke; a part that is there already changes nothing, and one whose beginning is missing waits
 * for the whole.
 * @param {Ink} ink
 * @param {Part} part
 * @returns {Ink}
 */
export function grown(ink, { slide, at, ...part }) {
  const strokes = ink.slide === slide ? ink.strokes : [];
  const known = strokes.find(({ stroke }) => stroke === part.stroke);
  if (!known) return at === 0 ? { slide, strokes: [...strokes, part] } : { slide, strokes };
  if (known.points.length < 2 * at) return { slide, strokes };
  const points = [...known.points.slice(0, 2 * at), ...part.points];
  if (points.length <= known.points.length) return { slide, strokes };
  return {
    slide,
    strokes: strokes.map((stroke) => (stroke === known ? { ...known, points } : stroke)),
  };
}

/**
 * Give the line through points as an SVG path: round where it turns, a dot where it is only one point.
 * @param {number[]} points x, y, x, y …
 */
export function pathOf(points) {
  const [x = 0, y = 0] = points;
  let path = `M${x} ${y}`;
  for (let at = 2; at < points.length - 2; at += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(at, at + 4);
    path += `Q${x1} ${y1} ${(x1 + x2) / 2} ${(y1 + y2) / 2}`;
  }
  const [lastX = x, lastY = y] = points.slice(-2);
  return `${path}L${lastX} ${lastY}`;
}

/**
 * Say where on the canvas a place of the page is; what is beside it counts as its edge.
 * @param {Box} box where the canvas stands
 * @param {Point} place
 * @returns {Point}
 */
export function onCanvas(box, place) {
  const across = ((place.x - box.left) / box.width) * CANVAS.width;
  const along = ((place.y - box.top) / box.height) * CANVAS.height;
  return { x: within(across, CANVAS.width), y: within(along, CANVAS.height) };
}

/**
 * Say whether a place is within the canvas' box.
 * @param {Box} box
 * @param {Point} place
 */
export function isWithin({ left, top, width, height }, { x, y }) {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/**
 * Say whether two points are far enough from each other to be worth telling.
 * @param {Point} one
 * @param {Point} other
 */
export function isApart(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y) >= 2;
}

/**
 * @param {number} value
 * @param {number} most
 */
function within(value, most) {
  return Math.round(Math.min(Math.max(value, 0), most));
}
