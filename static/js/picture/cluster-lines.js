// What leads where in a drawing of a cluster: from outside to ingresses, to services, to the pods that are ready. Pure.

import { OUTSIDE } from "./cluster-gates.js";

/** @import { ClusterPicture } from "../net/protocol.d.ts" */
/** @import { Room, Shape } from "./cluster-layout.js" */
/** @typedef {{id: string, kind: string, path: string}} Line an arrow, as an SVG path */
/** @typedef {{x: number, y: number}} Point */

const HEAD = 0.45; // of an arrow, in sizes of type
const AIR = 0.3; // between an arrow and what it leads to

/**
 * Give the arrows to ingresses that are served, and from those to services.
 * @param {ClusterPicture} picture
 * @param {Shape[]} shapes
 * @param {Room} room
 * @returns {Line[]}
 */
export function gateLines({ ingresses }, shapes, room) {
  const at = new Map(shapes.map((shape) => [shape.id, shape]));
  const inwards = ingresses.flatMap(({ id, services, served }) => [
    ...(served ? [{ id: `${OUTSIDE} ${id}`, from: at.get(OUTSIDE), to: at.get(id) }] : []),
    ...services.map((to) => ({ id: `${id} ${to}`, from: at.get(id), to: at.get(to) })),
  ]);
  return inwards.flatMap(({ id, from, to }) =>
    from && to
      ? [{ id, kind: "ingress", path: straight(leave(from, room), enter(to, room), room.size) }]
      : [],
  );
}

/**
 * Give the arrows from each service to the pods it passes requests on to; to a crowd of dots leads one for all of them.
 * @param {ClusterPicture} picture
 * @param {Shape[]} shapes
 * @param {Room} room
 * @returns {Line[]}
 */
export function podLines({ services }, shapes, room) {
  const at = new Map(shapes.map((shape) => [shape.id, shape]));
  const left = Math.min(
    ...shapes.filter(({ kind }) => kind.startsWith("pod")).map(({ box }) => box.x),
  );
  return services.flatMap((service) => {
    const from = /** @type {Shape} */ (at.get(service.id));
    const pods = service.pods.flatMap((id) => at.get(id) ?? []);
    const targets = new Set(
      pods.map((pod) => (pod.kind === "pod dot" ? at.get(pod.inside ?? "") : pod)),
    );
    return [...targets].flatMap((to) =>
      to
        ? [{ id: `${service.id} ${to.id}`, kind: "service", path: toPod(from, to, left, room) }]
        : [],
    );
  });
}

/**
 * @param {Shape} from a service
 * @param {Shape} to a pod, or the frame of many
 * @param {number} left where the leftmost pod stands
 * @param {Room} room
 */
function toPod(from, to, left, room) {
  const alone = to.lane === undefined || (to.column && to.box.x <= left + 1);
  if (room.tall) return alone ? aroundInto(from, to, room) : byLane(from, to, room);
  return alone ? straight(leave(from, room), enter(to, room), room.size) : byLane(from, to, room);
}

/** Where an arrow leaves: on the right, or below. @param {Shape} shape @param {Room} room @returns {Point} */
function leave({ box }, { tall, size }) {
  if (tall) return { x: box.x + box.w / 2, y: box.y + box.h + AIR * size };
  return { x: box.x + box.w + AIR * size, y: box.y + box.h / 2 };
}

/** Where it comes in: on the left, or above. @param {Shape} shape @param {Room} room @returns {Point} */
function enter({ box }, { tall, size }) {
  if (tall) return { x: box.x + box.w / 2, y: box.y - AIR * size };
  return { x: box.x - AIR * size, y: box.y + box.h / 2 };
}

/**
 * @param {Point} from
 * @param {Point} to
 * @param {number} size
 */
function straight(from, to, size) {
  return `M${at(from)} L${at(to)} ${head(to, Math.atan2(to.y - from.y, to.x - from.x), size)}`;
}

/**
 * Lead along the lane above the pod's row, then down to it.
 * @param {Shape} from
 * @param {Shape} to
 * @param {Room} room
 */
function byLane(from, to, room) {
  const { size, tall } = room;
  const end = { x: to.box.x + to.box.w / 2, y: to.box.y - 1 };
  const lane = (to.lane ?? end.y) - 0.15 * size;
  const start = tall ? trunk(from, size) : leave(from, room);
  const turn = tall ? start.x : start.x + size;
  const first = tall ? `V${lane}` : `H${turn} V${lane}`;
  return `M${at(start)} ${first} H${end.x} V${end.y} ${head(end, Math.PI / 2, size)}`;
}

/**
 * Lead down at the left of all, and into the pod's side.
 * @param {Shape} from
 * @param {Shape} to
 * @param {Room} room
 */
function aroundInto(from, to, { size }) {
  const start = trunk(from, size);
  const end = { x: to.box.x - 2, y: to.box.y + to.box.h / 2 };
  return `M${at(start)} V${end.y} H${end.x} ${head(end, 0, size)}`;
}

/** @param {Shape} from @param {number} size @returns {Point} */
function trunk({ box }, size) {
  return { x: box.x + 0.5 * size, y: box.y + box.h + AIR * size };
}

/**
 * The two strokes of an arrow's head.
 * @param {Point} tip
 * @param {number} angle
 * @param {number} size
 */
function head({ x, y }, angle, size) {
  const wing = (/** @type {number} */ turn) => ({
    x: x - HEAD * size * Math.cos(angle + turn),
    y: y - HEAD * size * Math.sin(angle + turn),
  });
  return `M${at(wing(0.5))} L${at({ x, y })} L${at(wing(-0.5))}`;
}

/** @param {Point} point */
function at({ x, y }) {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
