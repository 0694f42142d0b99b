// The sizes of the desk's panes. Pure.

/** @typedef {{least: number, most: number, usual: number}} Range in hundredths of the window */

/** @type {Record<string, Range>} */
export const PANES = Object.freeze({
  side: { least: 20, most: 60, usual: 32 },
  foot: { least: 12, most: 50, usual: 23 },
});

/**
 * Read what was kept: nothing that is not a size of a pane that there is.
 * @param {string | null} text
 * @returns {Record<string, number>}
 */
export function readSizes(text) {
  let said = /** @type {Record<string, unknown>} */ ({});
  try {
    said = JSON.parse(text ?? "{}") ?? {};
  } catch {
    // it was not ours
  }
  const sizes = Object.keys(PANES).map((name) => [
    name,
    within(name, Number(said[name] ?? Number.NaN)),
  ]);
  return Object.fromEntries(sizes);
}

/**
 * Bring a pane's size within its range; its usual one where it is no number.
 * @param {string} name
 * @param {number} size
 */
export function within(name, size) {
  const { least, most, usual } = PANES[name] ?? { least: 0, most: 100, usual: 50 };
  return Number.isFinite(size)
    ? Math.min(most, Math.max(least, Math.round(size * 10) / 10))
    : usual;
}
