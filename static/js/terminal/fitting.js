// How large a terminal's type may be, so that all its cells fit the room there is. Pure.

/** @typedef {{width: number, height: number}} Room in pixels */
/** @typedef {{cols: number, rows: number}} Cells */
/** @typedef {{wide: number, high: number}} Face one cell's width and height in shares of the type's size */

const SMALLEST = 5;
/** On a phone held upright type never gets smaller than this: the terminal's right end is reached by a thumb. */
export const HELD = 9.5;
const LARGEST = 40;
/** Type smaller than this is no reason to put terminals side by side. */
export const READABLE = 13;

/**
 * Give the largest size of type, in pixels, at which a terminal fits.
 * @param {Cells} cells
 * @param {Room} room
 * @param {Face} face
 * @param {number} [density] the screen's pixels in one of CSS; a row is a whole number of them
 * @param {number} [smallest] the least size, even where not all cells fit then
 */
export function typeSize({ cols, rows }, room, face, density = 1, smallest = SMALLEST) {
  const row = Math.floor((room.height / rows) * density) / density;
  const size = Math.min(room.width / (cols * face.wide), row / face.high);
  return Math.min(Math.max(Math.floor(size * 20) / 20, smallest), LARGEST);
}

/**
 * Say whether several terminals can stand side by side and still be read.
 * @param {Cells[]} all
 * @param {Room} room
 * @param {Face} face
 */
export function fitSideBySide(all, room, face) {
  if (all.length < 2) return false;
  const each = { width: room.width / all.length, height: room.height };
  return all.every((cells) => typeSize(cells, each, face) >= READABLE);
}
