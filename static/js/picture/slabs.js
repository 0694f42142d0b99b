// The slabs of a picture of layers: one for each instruction, its bar to scale. Pure.

import { howWords, layerWords } from "./layer-words.js";
import { box, fitWords, group, widthOf, words } from "./shapes.js";

/** @import { Build, Layer } from "../net/protocol.d.ts" */
/** @import { Shape } from "./shapes.js" */

const BESIDE = 8;
const PAD = 8;
const TWO_LINES = 60; // of a slab in which they stand one above the other
const BAR = 6;
const NARROW = 110; // of a slab in which an instruction can be read; else what makes no layer is but a sliver
const SLIVER = 12;
const LEAST = 64;
const WIDEST = 260;

/** @typedef {{x: number, wide: number}} Slot where a slab stands in its row */

/**
 * Say where the slabs of several rows stand: all alike, so that the same instruction stands above itself; where there is
 * little room, those without a layer are slivers.
 * @param {Build[]} builds
 * @param {number} width
 * @returns {Slot[][]}
 */
export function placesOf(builds, width) {
  const narrow =
    Math.min(...builds.map(({ layers }) => widthOfEach(layers, width, false))) < NARROW;
  const each = Math.min(WIDEST, ...builds.map(({ layers }) => widthOfEach(layers, width, narrow)));
  return builds.map(({ layers }) => {
    let x = 0;
    return layers.map(({ state }) => {
      const wide = narrow && state === "none" ? SLIVER : Math.max(LEAST, each);
      x += wide + BESIDE;
      return { x: x - wide - BESIDE, wide };
    });
  });
}

/**
 * @param {Layer[]} layers
 * @param {number} width
 * @param {boolean} slivers whether those without a layer are slivers
 */
function widthOfEach(layers, width, slivers) {
  const thin = slivers ? layers.filter(({ state }) => state === "none").length : 0;
  const others = Math.max(layers.length - thin, 1);
  return (width + BESIDE - thin * (SLIVER + BESIDE)) / others - BESIDE;
}

/**
 * @param {Layer} layer
 * @param {{x: number, y: number, width: number, height: number}} place
 * @param {number} index
 * @param {number} largest
 * @returns {Shape}
 */
export function drawSlab(layer, { x, y, width, height }, index, largest) {
  const room = width - 2 * PAD;
  if (width <= SLIVER)
    return group(`${index}`, `slab is-${layer.state}`, { x, y }, [
      box("shell", { x: 0, y: 0, width, height }, 4),
    ]);
  const share = (layer.bytes ?? 0) / largest;
  const bar = { x: 0, y: height - BAR, height: BAR };
  return group(`${index}`, `slab is-${layer.state}`, { x, y }, [
    box("shell", { x: 0, y: 0, width, height }, 6),
    ...(height < TWO_LINES ? besideWords(layer, width, height) : stackedWords(layer, room)),
    box("weight", { ...bar, width: share > 0 ? Math.max(2, share * width) : 0 }, 0),
  ]);
}

/**
 * Write the instruction at a slab's left, how it fares at its right.
 * @param {Layer} layer
 * @param {number} width
 * @param {number} height
 */
function besideWords(layer, width, height) {
  const fares = fareWords(layer, width / 2);
  const room = width - 3 * PAD - widthOf(fares);
  return [
    words("instruction", PAD, height / 2 + 4, fitWords(layer.instruction, room)),
    words("fares end", width - PAD, height / 2 + 4, fares),
  ];
}

/**
 * Write the instruction above how it fares; one that is too long for a line has its first word on a line of its own.
 * @param {Layer} layer
 * @param {number} room
 */
function stackedWords(layer, room) {
  const { instruction } = layer;
  const fares = fareWords(layer, room);
  if (fitWords(instruction, room) === instruction)
    return [words("instruction", PAD, 26, instruction), words("fares", PAD, 51, fares)];
  const [first = "", ...rest] = instruction.split(" ");
  return [
    words("instruction", PAD, 20, fitWords(first, room)),
    words("instruction rest", PAD, 40, fitWords(rest.join(" "), room)),
    words("fares", PAD, 60, fares),
  ];
}

/**
 * Say how a layer fares, without what it weighs where there is no room for both.
 * @param {Layer} layer
 * @param {number} room
 */
function fareWords(layer, room) {
  const whole = layerWords(layer);
  return widthOf(whole) <= room ? whole : fitWords(howWords(layer), room, { face: "text" });
}
