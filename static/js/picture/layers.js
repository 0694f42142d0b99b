// The picture of layers: each build of an image from its base up, its instructions side by side with those of the build
// before; what was built lights up, what came from the cache rests, and a bar shows each layer's size to scale. Pure.

import { say } from "../ui/say.js";
import { layerWords, tookWords } from "./layer-words.js";
import { codeWidth, fitWords, group, words } from "./shapes.js";
import { drawSlab, placesOf } from "./slabs.js";

/** @import { Key } from "../ui/say.js" */
/** @import { Build, LayersPicture } from "../net/protocol.d.ts" */
/** @import { Slot } from "./slabs.js" */
/** @import { Drawn, Room, Shape, Table } from "./shapes.js" */

const LONGEST = 210; // before a row, for what was built
const HIGH = 72;
const GAP = 6;
const TALL = 300; // a room from which on builds stand as stacks
const ONE_LINE = 44; // a slab's height where stacks are scrolled past

/** @type {Key} */
export const nothing = "picture.layers-nothing";

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
  if (room.height >= TALL || room.width < 440) return drawStacks(builds, room, largest);
  const head = Math.min(
    Math.max(150, ...builds.map(({ image }) => codeWidth(image) + 16)),
    LONGEST,
  );
  const places = placesOf(builds, room.width - head);
  const shapes = builds.map((build, index) =>
    drawRow(build, places[index] ?? [], {
      y: index * (HIGH + GAP),
      width: room.width,
      head,
      largest,
    }),
  );
  return { height: Math.max(0, builds.length * (HIGH + GAP) - GAP), shapes };
}

/**
 * @param {Build} build
 * @param {Slot[]} places
 * @param {{y: number, width: number, head: number, largest: number}} row
 * @returns {Shape}
 */
function drawRow(build, places, { y, width, head, largest }) {
  return group(build.id, `build is-${build.state}`, { x: 0, y }, [
    words("image", 0, 28, fitWords(build.image, head - 10)),
    words("took", 0, 56, tookWords(build)),
    ...build.layers.flatMap((layer, index) => {
      const { x = 0, wide = 0 } = places[index] ?? {};
      if (x + wide > width - head + 0.5) return []; // more instructions than anybody could read
      return [drawSlab(layer, { x: head + x, y: 0, width: wide, height: HIGH }, index, largest)];
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
  const tall = room.height >= TALL;
  const high = tall ? Math.min(HIGH, (room.height - 40) / most - GAP) : ONE_LINE;
  const apart = beside < builds.length; // one below the other, each as tall as it is
  let below = 0;
  const shapes = builds.map((build, index) => {
    const foot = (apart ? build.layers.length : most) * (high + GAP) + 40;
    const [x, y] = apart ? [0, below] : [index * (wide + 24), 0];
    below = y + foot + 12;
    return group(build.id, `build is-${build.state}`, { x, y }, [
      words("image", 0, 22, fitWords(`${build.image} `, wide - 110)),
      words("took end", wide, 22, tookWords(build)),
      ...build.layers.map((layer, at) => {
        const place = { x: 0, y: foot - (at + 1) * (high + GAP), width: wide, height: high };
        return drawSlab(layer, place, at, largest);
      }),
    ]);
  });
  return { height: below, shapes };
}

/**
 * @param {LayersPicture} picture
 * @returns {Table}
 */
export function table({ builds }) {
  return {
    caption: say("picture.layers"),
    head: [say("picture.image"), say("picture.instruction"), say("picture.came")],
    rows: builds.flatMap(({ image, layers }) =>
      layers.map((layer) => [image, layer.instruction, layerWords(layer)]),
    ),
  };
}
