// What pictures are drawn with: shapes as plain values, in units of a slide's 1280 by 720. Pure.

/**
 * A shape: an element of SVG by its tag. One with a key is the same shape in the next picture, wherever it has gone.
 * @typedef {object} Shape
 * @property {string} tag
 * @property {Record<string, string | number>} is its attributes
 * @property {string} [key]
 * @property {string} [text]
 * @property {Shape[]} [within]
 */
/** @typedef {{width: number, height: number}} Room in units */
/** @typedef {{height: number, shapes: Shape[]}} Drawn how tall a picture has become, and what is in it */
/** @typedef {{caption: string, head: string[], rows: string[][]}} Table a picture in words, for who does not see it */

/** The least size of type in a picture. */
export const TYPE = 18;
const MONO = 0.6; // of the type's size, a letter's width in the face of code
const TEXT = 0.5; // on average, in the face of text

/**
 * Put shapes together, so that they move together.
 * @param {string} key
 * @param {string} classes
 * @param {{x: number, y: number}} at
 * @param {Shape[]} within
 * @returns {Shape}
 */
export function group(key, classes, { x, y }, within) {
  const style = `transform: translate(${round(x)}px, ${round(y)}px)`;
  return { tag: "g", key, is: { class: classes, style }, within };
}

/**
 * @param {string} classes
 * @param {{x: number, y: number, width: number, height: number}} place
 * @param {number} [round] how round the corners are
 * @returns {Shape}
 */
export function box(classes, { x, y, width, height }, round = 8) {
  const size = { width: Math.max(0, width), height: Math.max(0, height) };
  return { tag: "rect", is: { class: classes, x, y, ...size, rx: round } };
}

/**
 * Write a line, its baseline at `y`.
 * @param {string} classes
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @returns {Shape}
 */
export function words(classes, x, y, text) {
  return { tag: "text", is: { class: classes, x, y }, text };
}

/**
 * Draw an arrow from left to right.
 * @param {string} classes
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @returns {Shape}
 */
export function arrow(classes, from, to, y) {
  return {
    tag: "path",
    is: { class: classes, d: `M${from} ${y}H${to}m-9 -6l9 6l-9 6` },
  };
}

/**
 * Draw a ring of which a part is left, from 0 to 1.
 * @param {string} classes
 * @param {{x: number, y: number}} middle
 * @param {number} radius
 * @param {number} part
 * @returns {Shape}
 */
export function ring(classes, { x, y }, radius, part) {
  const turn = 2 * Math.PI * radius;
  const is = { class: classes, cx: x, cy: y, r: radius, transform: `rotate(-90 ${x} ${y})` };
  const dash = {
    "stroke-dasharray": round(turn),
    style: `stroke-dashoffset: ${round(turn * (1 - part))}`,
  };
  return { tag: "circle", is: { ...is, ...dash } };
}

/**
 * Cut text so that it fits into a width; `face` is that of code, unless it is told to be that of text.
 * @param {string} text
 * @param {number} width
 * @param {{size?: number, face?: "code" | "text"}} [type]
 */
export function fitWords(text, width, { size = TYPE, face = "code" } = {}) {
  const most = Math.max(1, Math.floor(width / (size * (face === "code" ? MONO : TEXT))));
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1)).trimEnd()}…`;
}

/** Say how wide a line of code is. @param {string} text */
export function codeWidth(text) {
  return text.length * TYPE * MONO;
}

/** Say how wide a line of text is, about. @param {string} text */
export function widthOf(text) {
  return text.length * TYPE * TEXT;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
