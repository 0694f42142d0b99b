// Where ingresses and services stand, through which requests reach the pods. Pure.

/** @import { ClusterPicture } from "../net/protocol.d.ts" */
/** @import { Room, Shape } from "./cluster-layout.js" */
/** @typedef {{kind: string, before: number, things: {id: string, words: string, state: string}[]}} Row gates of a kind, and the room before them in sizes of type */

export const OUTSIDE = "outside"; // the id of whoever asks from there
const WIDE = 8; // sizes of type
const HIGH = 2.9;

/**
 * Put the gates before the pods: ingresses, then services, each in a column of its own.
 * @param {ClusterPicture} picture
 * @param {Room} room
 * @returns {{shapes: Shape[], edge: number}} `edge` is where the pods may begin
 */
export function gatesBefore(picture, { height, size }) {
  let edge = 0;
  const shapes = rowsOf(picture).flatMap(({ kind, before, things }) => {
    const x = edge + before * size;
    edge = x + WIDE * size;
    const step = Math.min((HIGH + 0.5) * size, height / things.length);
    const top = (height - things.length * step) / 2;
    return things.map(({ id, words, state }, index) => {
      const box = { x, y: top + (index + 0.08) * step, w: WIDE * size, h: 0.84 * step };
      return { id, kind, state, box, title: kind, words };
    });
  });
  const outside = picture.ingresses.length > 0 ? [visitor(height, size)] : [];
  return { shapes: [...outside, ...shapes], edge: edge && edge + 2.6 * size };
}

/**
 * Somebody outside, who asks.
 * @param {number} height
 * @param {number} size
 * @returns {Shape}
 */
function visitor(height, size) {
  const box = { x: 2, y: height / 2 - size, w: 2 * size, h: 2 * size };
  return { id: OUTSIDE, kind: "visitor", state: "", box, title: "", words: "" };
}

/**
 * Put them above the pods, each kind in a row of its own.
 * @param {ClusterPicture} picture
 * @param {Room} room
 * @returns {{shapes: Shape[], edge: number}}
 */
export function gatesAbove(picture, { width, size }) {
  let edge = 0;
  const shapes = rowsOf(picture).flatMap(({ kind, things }) => {
    const y = edge;
    edge += (HIGH + 1.5) * size;
    const step = Math.min((WIDE + 3) * size, width / things.length);
    return things.map(({ id, words, state }, index) => {
      const box = { x: index * step + 1, y, w: step - size / 2, h: HIGH * size };
      return { id, kind, state, box, title: kind, words };
    });
  });
  return { shapes, edge };
}

/**
 * @param {ClusterPicture} picture
 * @returns {Row[]}
 */
function rowsOf({ ingresses, services }) {
  const ways = ingresses.map(({ id, hosts, served }) => ({
    id,
    words: hosts.join(" "),
    state: served ? "ready" : "waiting",
  }));
  const doors = services.map(({ id, name, pods }) => ({
    id,
    words: name,
    state: pods.length ? "ready" : "waiting",
  }));
  const rows = [
    { kind: "ingress", before: 3.6, things: ways },
    { kind: "service", before: ways.length ? 2.2 : 0.1, things: doors },
  ];
  return rows.filter(({ things }) => things.length > 0);
}
