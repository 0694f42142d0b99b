// The picture of layers: each build of an image from its base up, its instructions side by side with those of the build
// before; what was built lights up, what came from the cache rests, and a bar shows each layer's size to scale. Pure.

import { box, fitWords, group, words } from "./shapes.js";

/** @import { Build, Layer, LayersPicture } from "../net/protocol.d.ts" */
/** @import { Drawn, Room, Shape, Table } from "./shapes.js" */

const HEAD = 178; // before a row, for what was built
const HIGH = 72;
const GAP = 6;
const BESIDE = 8;
const PAD = 8;
const BAR = 6;
const NARROW = 92; // of a slab in which one word can be read
const TALL = 300; // a room from which on builds stand as stacks

export const title = "Layers";
export const nothing = "No build yet";

/**
 * @param {LayersPicture} picture
 * @param {Room} room
 * @returns {Drawn}
 */
export function draw({ builds }, room) {
  const largest = Math.max(
    1,
    ...builds.flatMap(({ layers }) => layers.map((one) => one.bytes ?? 0)),
  );
  if (room.height >= TALL || room.width < 700) return drawStacks(builds, room, largest);
  const shapes = builds.map((build, index) =>
    drawRow(build, { y: index * (HIGH + GAP), width: room.width, largest }),
  );
  return { height: Math.max(0, builds.length * (HIGH + GAP) - GAP), shapes };
}

/**
 * @param {Build} build
 * @param {{y: number, width: number, largest: number}} place
 * @returns {Shape}
 */
function drawRow(build, { y, width, largest }) {
  const { layers } = build;
  const each = (width - HEAD + BESIDE) / Math.max(layers.length, 1) - BESIDE;
  const wide = Math.max(NARROW, Math.min(each, 260));
  const shown = layers.slice(0, Math.floor((width - HEAD + BESIDE) / (wide + BESIDE)));
  return group(build.id, `build is-${build.state}`, { x: 0, y }, [
    words("image", 0, 28, fitWords(build.image, HEAD - 10)),
    words("took", 0, 56, tookWords(build)),
    ...shown.map((layer, index) => {
      const place = { x: HEAD + index * (wide + BESIDE), y: 0, width: wide, height: HIGH };
      return drawSlab(layer, place, index, largest);
    }),
  ]);
}

/**
 * Draw builds as stacks, side by side; a slab is thicker the more it weighs.
 * @param {Build[]} builds
 * @param {Room} room
 * @param {number} largest
 * @returns {Drawn}
 */
function drawStacks(builds, room, largest) {
  const beside = room.width >= 700 ? builds.length : 1;
  const wide = Math.min((room.width - 24 * (beside - 1)) / Math.max(beside, 1), 600);
  const most = Math.max(1, ...builds.map(({ layers }) => layers.length));
  const stacked = most * (HIGH + GAP) + 40;
  const high = room.height >= TALL ? Math.min(HIGH, (room.height - 40) / most - GAP) : HIGH;
  const foot = room.height >= TALL ? Math.min(room.height, stacked) : stacked;
  const shapes = builds.map((build, index) => {
    const x = beside > 1 ? index * (wide + 24) : 0;
    const y = beside > 1 ? 0 : index * (foot + 12);
    return group(build.id, `build is-${build.state}`, { x, y }, [
      words("image", 0, 22, fitWords(`${build.image} `, wide - 110)),
      words("took end", wide, 22, tookWords(build)),
      ...build.layers.map((layer, at) => {
        const place = { x: 0, y: foot - (at + 1) * (high + GAP), width: wide, height: high };
        return drawSlab(layer, place, at, largest);
      }),
    ]);
  });
  return { height: beside > 1 ? foot : builds.length * (foot + 12), shapes };
}

/**
 * @param {Layer} layer
 * @param {{x: number, y: number, width: number, height: number}} place
 * @param {number} index
 * @param {number} largest
 * @returns {Shape}
 */
function drawSlab(layer, { x, y, width, height }, index, largest) {
  const room = width - 2 * PAD;
  const share = (layer.bytes ?? 0) / largest;
  const one = height < 60; // both lines do not stand one above the other
  const fares = fitWords(layerWords(layer), one ? room / 2 : room, { face: "text" });
  const said = one
    ? words("fares end", width - PAD, height / 2 + 4, fares)
    : words("fares", PAD, 51, fares);
  const instruction = fitWords(layer.instruction, one ? room / 2 : room);
  return group(`${index}`, `slab is-${layer.state}`, { x, y }, [
    box("shell", { x: 0, y: 0, width, height }, 6),
    words("instruction", PAD, one ? height / 2 + 4 : 26, instruction),
    said,
    box(
      "weight",
      { x: 0, y: height - BAR, width: share > 0 ? Math.max(2, share * width) : 0, height: BAR },
      0,
    ),
  ]);
}

/**
 * Say how a layer came to be and how large it is: `2.1 s · 12 kB`, `cached · 4.1 MB`, `no layer`.
 * @param {Layer} layer
 */
export function layerWords({ state, seconds, bytes }) {
  const how = {
    waiting: "waits",
    running: "under way",
    built: seconds === null ? "built" : secondsWords(seconds),
    cached: "cached",
    failed: "failed",
    base: "base",
    none: "no layer",
  };
  return bytes === null || state === "none" ? how[state] : `${how[state]} · ${sizeWords(bytes)}`;
}

/** @param {Build} build */
function tookWords({ state, seconds }) {
  if (state === "running") return "building …";
  const took = seconds === null ? "" : ` in ${secondsWords(seconds)}`;
  return state === "failed" ? `failed${took}` : `built${took}`;
}

/** @param {number} seconds */
function secondsWords(seconds) {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** Write a size as Docker does, by thousands: `1.1 GB`. @param {number} bytes */
export function sizeWords(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${unit === 0 || size >= 100 ? Math.round(size) : Number(size.toPrecision(3))} ${units[unit]}`;
}

/**
 * @param {LayersPicture} picture
 * @returns {Table}
 */
export function table({ builds }) {
  return {
    caption: title,
    head: ["Image", "Instruction", "How it came to be"],
    rows: builds.flatMap(({ image, layers }) =>
      layers.map((layer) => [image, layer.instruction, layerWords(layer)]),
    ),
  };
}
