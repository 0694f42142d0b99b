// The picture of containers: each a box with its name, image and state; its ports are arrows that lead into it. Pure.

import { say } from "../ui/say.js";
import { arrow, box, fitWords, group, ring, words } from "./shapes.js";

/** @import { Key } from "../ui/say.js" */
/** @import { Container, ContainersPicture, Port } from "../net/protocol.d.ts" */
/** @import { Drawn, Room, Shape, Table } from "./shapes.js" */

const WIDE = 310;
const PORTS = 150; // before a box with ports, for their arrows
const HIGH = 116;
const GAP = 18;
const PAD = 14;
const RING = 24;

/** @type {Key} */
export const nothing = "picture.containers-nothing";
export const grows = true;

/**
 * @param {ContainersPicture} picture
 * @param {Room} room
 * @returns {Drawn}
 */
export function draw({ containers }, room) {
  const at = { x: 0, y: 0 };
  /** @type {Shape[]} */
  const shapes = [];
  for (const container of containers) {
    const before = container.ports.length > 0 ? PORTS : 0;
    const width = Math.min(WIDE, room.width - before);
    if (at.x > 0 && at.x + before + width > room.width) {
      at.x = 0;
      at.y += HIGH + GAP;
    }
    shapes.push(drawContainer(container, { ...at, before, width }));
    at.x += before + width + GAP;
  }
  return { height: containers.length > 0 ? at.y + HIGH : 0, shapes };
}

/**
 * @param {Container} container
 * @param {{x: number, y: number, before: number, width: number}} place
 * @returns {Shape}
 */
function drawContainer(container, { x, y, before, width }) {
  const { name, image, state, stopping } = container;
  const room = width - 2 * PAD - (stopping ? 2 * RING + PAD : 0);
  const left = before + PAD;
  return group(container.id, `container is-${stopping ? "stopping" : state}`, { x, y }, [
    box("shell", { x: before, y: 0, width, height: HIGH }, 10),
    box("flag", { x: before, y: 0, width: 7, height: HIGH }, 3),
    words("name", left, 34, fitWords(name, room, { size: 23 })),
    words("image", left, 64, fitWords(image, room)),
    words("state", left, 96, stateWords(container)),
    ...(stopping ? countdown(stopping, before + width - PAD - RING) : []),
    ...container.ports.flatMap((port, index) => drawPort(port, index, before)),
  ]);
}

/**
 * @param {{left: number, of: number}} stopping
 * @param {number} x
 */
function countdown({ left, of }, x) {
  const middle = { x, y: HIGH / 2 };
  return [
    ring("ring under", middle, RING, 1),
    ring("ring", middle, RING, of > 0 ? left / of : 0),
    words("seconds", x, HIGH / 2 + 7, String(left)),
  ];
}

/**
 * @param {Port} port
 * @param {number} index
 * @param {number} before
 */
function drawPort({ outside, inside }, index, before) {
  const y = 34 + index * 42;
  const short = outside.replace(/^(127\.0\.0\.1|0\.0\.0\.0):/, ":");
  return [
    words("port", 4, y - 9, `${fitWords(short, PORTS - 70)} → ${inside.replace(/\/tcp$/, "")}`),
    arrow("way", 4, before - 3, y + 6),
  ];
}

/**
 * Say how a container is: `running`, `exited with 137`, `stopping`.
 * @param {Container} container
 */
export function stateWords({ state, status, stopping }) {
  if (stopping) return say("picture.asked-to-stop");
  if (state === "removed" && status === null) return say("picture.removed");
  if (state === "removed") return say("picture.ended-removed", { status: status ?? 0 });
  return state === "exited" && status !== null ? say("picture.ended", { status }) : state;
}

/**
 * @param {ContainersPicture} picture
 * @returns {Table}
 */
export function table({ containers }) {
  return {
    caption: say("picture.containers"),
    head: [
      say("picture.container"),
      say("picture.image"),
      say("picture.state"),
      say("picture.ports"),
    ],
    rows: containers.map((container) => [
      container.name,
      container.image,
      container.stopping
        ? say("picture.killed-in", { seconds: container.stopping.left })
        : stateWords(container),
      container.ports
        .map(({ outside, inside }) => say("picture.port-to", { outside, inside }))
        .join(", "),
    ]),
  };
}
