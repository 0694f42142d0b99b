// How much larger a picture is drawn that has more room than it needs. Pure.

/** @import { Drawing } from "./drawings.js" */
/** @import { Drawn, Room } from "./shapes.js" */

const PANEL = 300; // units of height from which on a picture has the panel to itself
const STEPS = [2.2, 1.8, 1.5, 1.25];

/**
 * Draw a picture as large as its room allows.
 * @param {Drawing} drawing
 * @param {any} picture
 * @param {Room} room
 * @returns {Drawn & {zoom: number}}
 */
export function drawLarge(drawing, picture, room) {
  for (const zoom of drawing.grows && room.height >= PANEL ? STEPS : []) {
    const drawn = drawing.draw(picture, { width: room.width / zoom, height: room.height / zoom });
    if (drawn.height * zoom <= room.height) return { ...drawn, zoom };
  }
  return { ...drawing.draw(picture, room), zoom: 1 };
}
