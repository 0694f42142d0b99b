// Where somebody stands in a talk, and where next and back lead. Pure.

/** @typedef {{slide: number, build: number}} At where a talk stands, or somebody in it */
/** @typedef {number[]} Outline how many builds each slide has; the first entry is slide 1's */

/**
 * Give the position nearest to `at` that exists; an empty talk has only its first.
 * @param {Outline} outline
 * @param {At} at
 * @returns {At}
 */
export function clamp(outline, at) {
  const slide = between(1, at.slide, Math.max(1, outline.length));
  return { slide, build: between(0, at.build, outline[slide - 1] ?? 0) };
}

/**
 * Give the next build, else the next slide; null at the end.
 * @param {Outline} outline
 * @param {At} at
 * @param {boolean} [whole] whether to pass over the builds
 * @returns {At | null}
 */
export function next(outline, at, whole = false) {
  if (!whole && at.build < (outline[at.slide - 1] ?? 0))
    return { slide: at.slide, build: at.build + 1 };
  return at.slide < outline.length ? { slide: at.slide + 1, build: 0 } : null;
}

/**
 * Give the build before, else the slide before with all its builds; null at the start.
 * @param {Outline} outline
 * @param {At} at
 * @param {boolean} [whole] whether to pass over the builds
 * @returns {At | null}
 */
export function back(outline, at, whole = false) {
  if (!whole && at.build > 0) return { slide: at.slide, build: at.build - 1 };
  return at.slide > 1 ? { slide: at.slide - 1, build: outline[at.slide - 2] ?? 0 } : null;
}

/**
 * Say whether two positions are the same.
 * @param {At} one
 * @param {At} other
 */
export function same(one, other) {
  return one.slide === other.slide && one.build === other.build;
}

/**
 * Read a slide's number from the end of a page's path: null for the talk's root, where the talk itself leads.
 * @param {string} path
 * @returns {number | null}
 */
export function slideOfPath(path) {
  const found = /\/(\d+)$/.exec(path);
  return found ? Number(found[1]) : null;
}

/**
 * @param {number} low
 * @param {number} value
 * @param {number} high
 */
function between(low, value, high) {
  return Math.min(Math.max(low, value), high);
}
