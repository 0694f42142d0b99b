// How large a terminal's type may be, and how several share the height there is. Pure.

/** @typedef {{width: number, height: number}} Room in pixels */
/** @typedef {{cols: number, rows: number}} Cells */
/** @typedef {{wide: number, high: number}} Face one cell's width and height in shares of the type's size */
/** @typedef {{rows: number, used: number, fore: boolean}} Share how tall a terminal is, how far down it is written, and whether it is looked at */

/** @typedef {Room & {pad: number, gap: number}} Ground room for all, with what stands around each of them and between two */
/** @typedef {"rows" | "grid" | "tabs"} Layout one above the other, two beside each other, or those looked at with the others as tabs */

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
 * Say how terminals stand so that each can be read: in a grid where two fit beside each other, else one above the
 * other where each has a few rows, else only those that are looked at.
 * @param {number} many
 * @param {number} cols of the widest
 * @param {Ground} ground
 * @param {Room} cell the smallest that can be read
 * @returns {Layout}
 */
export function layoutOf(many, cols, ground, cell) {
  if (many < 3) return "rows";
  const { width, height } = quarter(ground);
  if (width >= cols * cell.width && height >= FEWEST * cell.height) return "grid";
  return heightOf(many, ground) >= many * FEWEST * cell.height ? "rows" : "tabs";
}

/** Give the room inside each of four. @param {Ground} ground @returns {Room} */
export function quarter({ width, height, pad, gap }) {
  return { width: (width - gap) / 2 - 2 * pad, height: (height - gap) / 2 - 2 * pad };
}

/**
 * Give the height that is left for rows of terminals one above the other.
 * @param {number} many
 * @param {Ground} ground
 */
export function heightOf(many, { height, pad, gap }) {
  return height - (many - 1) * gap - 2 * many * pad;
}

/**
 * Name the terminals that are seen where not all can be: those looked at, the present one before others, as many as
 * have a few rows each.
 * @param {string[]} names
 * @param {Set<string>} fore
 * @param {string} active
 * @param {number} most
 * @returns {Set<string>}
 */
export function seenOf(names, fore, active, most) {
  const wanted = names.filter((name) => fore.has(name) || name === active);
  wanted.sort((one, other) => Number(other === active) - Number(one === active));
  return new Set(wanted.slice(0, Math.max(most, 1)));
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
