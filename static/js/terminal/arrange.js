// A panel's terminals in the room there is, in type that the last row of a hall can read.

import { FEWEST, heightOf, layoutOf, quarter, seenOf, shareRows, typeSize } from "./fitting.js";
import { measureFace } from "./xterm.js";

/** @import { Terminal } from "@xterm/xterm" */
/** @import { Box } from "./box.js" */
/** @import { Ground, Layout, Room } from "./fitting.js" */

const TALLEST = 0.6; // of a phone's height, for several terminals together
const STRIP = 30; // pixels of the canvas that tabs take

/** @typedef {{layout: Layout, row: number, most: number, rows: (many: number) => number}} Measure a row's height in pixels, how many terminals can be seen, and the rows that so many have together */

/**
 * Make the terminals' type as large as their room allows; their cells stay as many as they are.
 * @param {HTMLElement} place the panel's part for terminals
 * @param {HTMLElement} boxes what holds them in it
 * @param {Box[]} all
 * @returns {Measure | null} null while there is no room
 */
export function arrange(place, boxes, all) {
  const { ground, least, flows } = groundOf(boxes);
  if (all.length === 0 || ground.width < 1) return null;
  const face = measureFace(place);
  const cols = Math.max(...all.map(({ terminal }) => terminal.cols));
  const cell = { width: least * face.wide, height: least * face.high };
  const layout = flows ? "rows" : layoutOf(all.length, cols, ground, cell);
  place.classList.toggle("stacked", all.length > 1);
  place.dataset.layout = layout;
  const { room, rows } = roomFor(layout, ground, all, flows);
  const size = typeSize({ cols, rows }, room, face, least, devicePixelRatio);
  for (const { terminal } of all) terminal.options.fontSize = size;
  const row = rowOf(all) || Math.ceil(size * face.high);
  return measureOf(layout, { ground, room, rows, row, many: all.length, flows });
}

/**
 * Give the room for cells in a layout, and the rows that it is to hold.
 * @param {Layout} layout
 * @param {Ground} ground
 * @param {Box[]} all
 * @param {boolean} flows a page that is read downwards, where height is no limit
 */
function roomFor(layout, ground, all, flows) {
  const each = all.map(({ terminal }) => terminal.rows);
  if (layout === "grid") return { room: quarter(ground), rows: Math.max(...each) };
  const width = ground.width - 2 * ground.pad;
  if (layout === "tabs")
    return { room: { width, height: heightOf(1, below(ground)) }, rows: Math.max(...each) };
  const rows = each.reduce((sum, some) => sum + some, 0);
  return { room: { width, height: flows ? 1e5 : heightOf(all.length, ground) }, rows };
}

/**
 * @param {Layout} layout
 * @param {{ground: Ground, room: Room, rows: number, row: number, many: number, flows: boolean}} found
 * @returns {Measure}
 */
function measureOf(layout, { ground, room, rows, row, many, flows }) {
  if (layout === "tabs") {
    const fits = (/** @type {number} */ some) => Math.floor(heightOf(some, below(ground)) / row);
    let most = 1;
    while (most < many && fits(most + 1) >= (most + 1) * FEWEST) most += 1;
    return { layout, row, most, rows: fits };
  }
  const height = flows && many > 1 ? innerHeight * TALLEST : room.height;
  const given = Math.min(Math.floor(height / row), rows);
  return { layout, row, most: many, rows: () => given };
}

/** Give the ground below a line of tabs. @param {Ground} ground @returns {Ground} */
function below(ground) {
  return { ...ground, height: ground.height - (STRIP / 8) * ground.pad - ground.gap };
}

/**
 * Give each terminal its part of the height, and bring the end of what is written in it into sight.
 * @param {Box[]} all
 * @param {Set<string>} fore the terminals looked at
 * @param {string} active the present one
 * @param {Measure} measure
 */
export function share(all, fore, active, { layout, row, most, rows }) {
  const names = all.map(({ name }) => name);
  const seen = layout === "tabs" ? seenOf(names, fore, active, most) : new Set(names);
  for (const { name, box } of all) box.classList.toggle("aside", !seen.has(name));
  const shown = all.filter(({ name }) => seen.has(name));
  const parts = shown.map(({ name, terminal }) => ({
    rows: terminal.rows,
    used: usedRows(terminal),
    fore: fore.has(name),
  }));
  const given =
    layout === "grid"
      ? parts.map((part) => Math.min(part.rows, rows(1)))
      : shareRows(parts, rows(shown.length));
  shown.forEach((one, index) => {
    size(one, given[index] ?? 0, parts[index]?.used ?? 0, row);
  });
}

/**
 * Make a terminal so many rows tall, the last that are written in.
 * @param {Box} one
 * @param {number} given rows
 * @param {number} used rows
 * @param {number} row pixels
 */
function size(one, given, used, row) {
  const height = `${given * row}px`;
  if (one.view.style.height !== height) one.view.style.height = height;
  one.box.style.flexGrow = String(given);
  one.view.scrollTop = Math.max(0, used - given) * row;
}

/**
 * Give the height of a row as it is drawn: a face's own measures are rounded at each size.
 * @param {Box[]} all
 */
function rowOf(all) {
  for (const { terminal } of all) {
    const screen = terminal.element?.querySelector(".xterm-screen");
    if (screen?.clientHeight) return screen.clientHeight / terminal.rows;
  }
  return 0;
}

/**
 * Say how far down a terminal's screen is written.
 * @param {Terminal} terminal
 */
function usedRows(terminal) {
  const { active } = terminal.buffer;
  if (active.baseY > 0) return terminal.rows;
  for (let row = terminal.rows - 1; row > active.cursorY; row -= 1)
    if (active.getLine(row)?.translateToString(true)) return row + 1;
  return active.cursorY + 1;
}

/**
 * Give the room for all, and the least size of type.
 * @param {HTMLElement} boxes
 * @returns {{ground: Ground, least: number, flows: boolean}}
 */
function groundOf(boxes) {
  const style = getComputedStyle(boxes);
  const { clientWidth: width, clientHeight: height } = boxes;
  const box = [...boxes.children].find((one) => !one.classList.contains("aside"));
  const pad = box ? Number.parseFloat(getComputedStyle(box).paddingLeft) : 0;
  const gap = Number.parseFloat(style.rowGap || "0");
  const flows = style.getPropertyValue("--flows").trim() === "1";
  return { ground: { width, height, pad, gap }, least: Number.parseFloat(style.fontSize), flows };
}
