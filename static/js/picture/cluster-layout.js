// Where everything of a cluster stands in a drawing, and what leads where. Pure.
//
// Wide, requests go from left to right, as on the talk's own drawings; tall, as on a phone, from the top down.

import { framesBelow, framesIn } from "./cluster-frames.js";
import { gatesAbove, gatesBefore } from "./cluster-gates.js";
import { groupsOf } from "./cluster-groups.js";
import { gateLines, podLines } from "./cluster-lines.js";

/** @import { ClusterPicture } from "../net/protocol.d.ts" */
/** @import { Box } from "./cluster-grid.js" */
/** @import { Line } from "./cluster-lines.js" */
/**
 * Something drawn: `title` and `words` are its two lines, `kind` and `state` say how it looks. A pod knows its `lane`, the
 * height at which arrows come to it, whether it stands in a `column`, and the set it is `inside`.
 * @typedef {{id: string, kind: string, state: string, box: Box, title: string, words: string, lane?: number, column?: boolean, inside?: string}} Shape
 */
/** @typedef {{width: number, height: number, size: number, tall?: boolean}} Room how much there is, and the size of type */
/** @typedef {{width: number, height: number, shapes: Shape[], lines: Line[]}} Layout */

const HIGH = 15; // sizes of type: what is lower is a strip
const EDGE = 2; // pixels, so that no line is cut in half

/**
 * Lay a cluster out. Tall, it becomes as high as it must.
 * @param {ClusterPicture} picture
 * @param {Room} room
 * @returns {Layout}
 */
export function layOut(picture, room) {
  const { shapes, height } = room.tall ? tall(picture, room) : wide(picture, room);
  const lines = [...gateLines(picture, shapes, room), ...podLines(picture, shapes, room)];
  return { width: room.width, height, shapes, lines };
}

/** @param {ClusterPicture} picture @param {Room} room */
function wide(picture, room) {
  const gates = gatesBefore(picture, room);
  const x = gates.edge + EDGE;
  const box = { x, y: EDGE, w: room.width - x - EDGE, h: room.height - 2 * EDGE };
  const frames = framesIn(groupsOf(picture), box, room.size);
  const shapes = [...gates.shapes, ...frames];
  return {
    shapes: room.height > HIGH * room.size ? centred(shapes, room.width) : shapes,
    height: room.height,
  };
}

/**
 * Put it in the middle, where it has the slide for itself.
 * @param {Shape[]} shapes
 * @param {number} width
 */
function centred(shapes, width) {
  const right = Math.max(...shapes.map(({ box }) => box.x + box.w));
  const spare = Math.max(0, width - EDGE - right) / 2;
  return shapes.map((shape) => ({ ...shape, box: { ...shape.box, x: shape.box.x + spare } }));
}

/** @param {ClusterPicture} picture @param {Room} room */
function tall(picture, room) {
  const gates = gatesAbove(picture, room);
  const x = (picture.services.length ? 1.4 * room.size : 0) + EDGE;
  const box = { x, y: gates.edge + EDGE, w: room.width - x - EDGE, h: 0 };
  const { shapes, bottom } = framesBelow(groupsOf(picture), box, room.size);
  return { shapes: [...gates.shapes, ...shapes], height: bottom };
}
