// How large a terminal's type may be, and how several share the height there is. Pure.

/** @typedef {{width: number, height: number}} Room in pixels */
/** @typedef {{cols: number, rows: number}} Cells */
/** @typedef {{wide: number, high: number}} Face one cell's width and height in shares of the type's size */
/** @typedef {{rows: number, used: number, fore: boolean}} Share how tall a terminal is, how far down it is written, and whether it is looked at */

const LARGEST = 60;
/** However little is in a terminal and wherever people look, so many of its rows are in sight. */
export const FEWEST = 4;

/**
 * Give the size of type, in pixels, at which a terminal fits; never less than `least`, even where not all of it fits.
 * @param {Cells} cells
 * @param {Room} room
 * @param {Face} face
 * @param {number} least
 * @param {number} [density] the screen's pixels in one of CSS; a row is a whole number of them
 */
export function typeSize({ cols, rows }, room, face, least, density = 1) {
  const row = Math.floor((room.height / rows) * density) / density;
  const size = Math.min(room.width / (cols * face.wide), row / face.high);
  return Math.max(Math.min(Math.floor(size * 20) / 20, LARGEST), least);
}

/**
 * Give each terminal its part of the rows there are: first a few to each, then what is written in those looked at,
 * then in the others; what is left makes the smaller ones larger.
 * @param {Share[]} all
 * @param {number} rows
 * @returns {number[]}
 */
export function shareRows(all, rows) {
  const given = all.map((one) => Math.min(one.rows, FEWEST));
  let left = rows - sum(given);
  /** @param {(one: Share) => number} want how many rows a terminal may have now */
  const fill = (want) => {
    while (left > 0) {
      const open = all.map((one, index) => (want(one) > (given[index] ?? 0) ? index : -1));
      const [first] = open
        .filter((index) => index >= 0)
        .sort((one, other) => (given[one] ?? 0) - (given[other] ?? 0));
      if (first === undefined) return;
      given[first] = (given[first] ?? 0) + 1;
      left -= 1;
    }
  };
  fill((one) => (one.fore ? Math.min(one.used, one.rows) : 0));
  fill((one) => Math.min(one.used, one.rows));
  fill((one) => one.rows);
  return given;
}

/** @param {number[]} all */
function sum(all) {
  return all.reduce((before, one) => before + one, 0);
}
