// A panel's terminals in the room there is: one above the other, in type that the last row of a hall can read.

import { shareRows, typeSize } from "./fitting.js";
import { measureFace } from "./xterm.js";

/** @import { Terminal } from "@xterm/xterm" */
/** @import { Box } from "./box.js" */

const TALLEST = 0.6; // of a phone's height, for several terminals together

/** @typedef {{rows: number, row: number}} Measure rows that all terminals have together, and a row's height in pixels */

/**
 * Make the terminals' type as large as their room allows; their cells stay as many as they are.
 * @param {HTMLElement} place the panel's part for terminals
 * @param {HTMLElement} boxes what holds them in it
 * @param {Box[]} all
 * @returns {Measure | null} null while there is no room
 */
export function arrange(place, boxes, all) {
  const { room, least, flows } = roomIn(boxes, all.length);
  if (all.length === 0 || room.width < 1) return null;
  const face = measureFace(place);
  place.classList.toggle("stacked", all.length > 1);
  const cols = Math.max(...all.map(({ terminal }) => terminal.cols));
  const rows = all.reduce((sum, { terminal }) => sum + terminal.rows, 0);
  const size = typeSize({ cols, rows }, room, face, least, devicePixelRatio);
  for (const { terminal } of all) terminal.options.fontSize = size;
  const row = rowOf(all) || Math.ceil(size * face.high);
  const most = flows && all.length > 1 ? innerHeight * TALLEST : room.height;
  return { rows: Math.min(Math.floor(most / row), rows), row };
}

/**
 * Give each terminal its part of the height, and bring the end of what is written in it into sight.
 * @param {Box[]} all
 * @param {Set<string>} fore the terminals looked at
 * @param {Measure} measure
 */
export function share(all, fore, { rows, row }) {
  const parts = all.map(({ name, terminal }) => ({
    rows: terminal.rows,
    used: usedRows(terminal),
    fore: fore.has(name),
  }));
  shareRows(parts, rows).forEach((given, index) => {
    const one = all[index];
    if (!one) return;
    const height = `${given * row}px`;
    if (one.view.style.height !== height) one.view.style.height = height;
    one.box.style.flexGrow = String(given);
    one.view.scrollTop = Math.max(0, (parts[index]?.used ?? 0) - given) * row;
  });
}

/**
 * Give the height of a row as it is drawn: a face's own measures are rounded at each size.
 * @param {Box[]} all
 */
function rowOf(all) {
  const terminal = all[0]?.terminal;
  const screen = terminal?.element?.querySelector(".xterm-screen");
  return screen && terminal ? screen.clientHeight / terminal.rows : 0;
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
 * Give the room for cells, and the least size of type; in a page that is read downwards, height is no limit.
 * @param {HTMLElement} boxes
 * @param {number} many
 */
function roomIn(boxes, many) {
  const style = getComputedStyle(boxes);
  const flows = style.getPropertyValue("--flows").trim() === "1";
  const box = boxes.firstElementChild;
  const pad = box ? Number.parseFloat(getComputedStyle(box).paddingLeft) : 0;
  const between = (many - 1) * Number.parseFloat(style.rowGap || "0") + 2 * many * pad;
  const { clientWidth, clientHeight } = boxes;
  const height = flows ? 1e5 : clientHeight - between;
  return {
    room: { width: clientWidth - 2 * pad, height },
    least: Number.parseFloat(style.fontSize),
    flows,
  };
}
