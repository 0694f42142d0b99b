// A panel's terminals in the room there is: side by side where they can be read so, else as tabs.

import { fitSideBySide, HELD, typeSize } from "./fitting.js";
import { measureFace } from "./xterm.js";

/** @import { Terminal } from "@xterm/xterm" */

const BETWEEN = 12; // pixels from one terminal to the next

/**
 * Make the terminals' type as large as their room allows; their cells stay as many as they are.
 * @param {HTMLElement} place the panel's part for terminals
 * @param {HTMLElement} boxes what holds them in it
 * @param {Terminal[]} terminals
 */
export function arrange(place, boxes, terminals) {
  const room = roomIn(boxes);
  if (terminals.length === 0 || room.width < 1) return;
  const face = measureFace(place);
  const beside = fitSideBySide(terminals, room, face);
  place.classList.toggle("beside", beside);
  place.classList.toggle("tabbed", terminals.length > 1);
  const width = beside ? room.width / terminals.length - BETWEEN : room.width;
  for (const terminal of terminals) {
    const least = room.flows ? HELD : undefined;
    terminal.options.fontSize = typeSize(
      terminal,
      { ...room, width },
      face,
      devicePixelRatio,
      least,
    );
  }
}

/**
 * Give the room for cells; in a page that is read downwards, height is no limit.
 * @param {HTMLElement} boxes
 */
function roomIn(boxes) {
  const flows = getComputedStyle(boxes).getPropertyValue("--flows").trim() === "1";
  const box = boxes.firstElementChild;
  const pad = box ? Number.parseFloat(getComputedStyle(box).paddingLeft) : 0;
  const { clientWidth, clientHeight } = boxes;
  return { width: clientWidth - 2 * pad, height: flows ? 1e5 : clientHeight - 2 * pad, flows };
}
