// The picture of a cluster, as the talk's own drawings have it: ingress, service, and the pods in their replica sets. Pure.

import { say } from "../ui/say.js";
import { layOut } from "./cluster-layout.js";
import { clusterRows } from "./cluster-words.js";
import { box, fitWords, group, TYPE, words } from "./shapes.js";

/** @import { ClusterPicture } from "../net/protocol.d.ts" */
/** @import { Key } from "../ui/say.js" */
/** @import { Shape as Placed } from "./cluster-layout.js" */
/** @import { Drawn, Room, Shape, Table } from "./shapes.js" */

const LARGE = 24; // type where there is room
const ROOMY = 300; // a height from which on there is
const NARROW = 700; // a width below which requests go downwards
const PAD = 0.5; // sizes of type
const ROUND = 8;

/** @type {Key} */
export const nothing = "picture.cluster-nothing";

/**
 * @param {ClusterPicture} picture
 * @param {Room} room
 * @returns {Drawn}
 */
export function draw(picture, room) {
  const size = room.height >= ROOMY ? LARGE : TYPE;
  const tall = room.width < NARROW || room.height === 0;
  const { shapes, lines, height } = layOut(picture, { ...room, size, tall });
  const frames = shapes.filter(({ kind }) => isFrame(kind));
  const things = shapes.filter(({ kind }) => !isFrame(kind));
  return {
    height: shapes.length > 0 ? height : 0,
    shapes: [
      ...frames.map((each) => drawFrame(each, size)),
      ...lines.map(({ id, kind, path }) => drawLine(id, kind, path)),
      ...things.map((each) => drawThing(each, size)),
    ],
  };
}

/**
 * @param {ClusterPicture} picture
 * @returns {Table}
 */
export function table(picture) {
  return {
    caption: say("picture.cluster-title", { namespace: picture.namespace }),
    head: [say("picture.kind"), say("picture.name"), say("picture.stands"), say("picture.belongs")],
    rows: clusterRows(picture),
  };
}

/** @param {string} kind */
function isFrame(kind) {
  return kind === "deployment" || kind === "set";
}

/**
 * @param {string} id
 * @param {string} kind
 * @param {string} path
 * @returns {Shape}
 */
function drawLine(id, kind, path) {
  return { tag: "path", key: id, is: { class: `route to-${kind}`, d: path } };
}

/**
 * A frame has its words in its first line: what it is, and how many.
 * @param {Placed} placed
 * @param {number} size
 * @returns {Shape}
 */
function drawFrame({ id, kind, state, box: { x, y, w, h }, title: name, words: count }, size) {
  const pad = PAD * size;
  const font = `font-size: ${size}px`;
  const room = w - 2 * pad - count.length * size * 0.6 - pad;
  return group(id, `frame-of ${kind} ${state && `is-${state}`}`, { x, y }, [
    box("shell", { x: 0, y: 0, width: w, height: h }, ROUND + 4),
    styled(words("name", pad, 1.1 * size, frameWords(kind, name, room, size)), font),
    styled(words("count end", w - pad, 1.1 * size, count), font),
  ]);
}

/**
 * Of an image, the end tells it from others.
 * @param {string} kind
 * @param {string} name
 * @param {number} room
 * @param {number} size
 */
function frameWords(kind, name, room, size) {
  if (kind !== "set") return fitWords(name, room, { size });
  const most = Math.floor(room / (size * 0.6));
  const long = say("picture.replica-set-named", { name });
  if (long.length <= most) return long;
  return name.length <= most ? name : `…${name.slice(1 - Math.max(most, 2))}`;
}

/**
 * @param {Placed} placed
 * @param {number} size
 * @returns {Shape}
 */
function drawThing({ id, kind, state, box: { x, y, w, h }, title: name, words: said }, size) {
  if (kind === "visitor") return drawVisitor(id, { x, y, w, h });
  const within = [box("shell", { x: 0, y: 0, width: w, height: h }, Math.min(ROUND, h / 3))];
  const font = `font-size: ${size}px`;
  const room = w - PAD * size;
  const two = h >= 2.2 * size;
  if (name && !kind.endsWith("dot")) {
    const middle = two ? h / 2 - 0.22 * size : h / 2 + 0.34 * size;
    within.push(styled(words("name mid", w / 2, middle, fitWords(name, room, { size })), font));
  }
  if (said && two) {
    const fitting = fitWords(said, room, { size, face: kind.startsWith("pod") ? "text" : "code" });
    within.push(styled(words("words mid", w / 2, h / 2 + 0.95 * size, fitting), font));
  }
  return group(id, `${kind} fades ${state && `is-${state}`}`, { x, y }, within);
}

/**
 * A head and shoulders.
 * @param {string} id
 * @param {import("./cluster-grid.js").Box} box
 * @returns {Shape}
 */
function drawVisitor(id, { x, y, w, h }) {
  const shoulders = `M0 ${h}C0 ${h * 0.4} ${w} ${h * 0.4} ${w} ${h}Z`;
  return group(id, "visitor", { x, y }, [
    { tag: "circle", is: { cx: w / 2, cy: h * 0.24, r: h * 0.24 } },
    { tag: "path", is: { d: shoulders } },
  ]);
}

/** @param {Shape} shape @param {string} style @returns {Shape} */
function styled(shape, style) {
  return { ...shape, is: { ...shape.is, style } };
}
