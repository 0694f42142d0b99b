// What is said of a slide that was made smaller than it was designed, so that all of it fits. Pure.

/** The share of its designed size below which text is no longer read from the last row: 24 of 39. */
export const READABLE = 24 / 39;
/** The same for code, in pixels of the canvas: it is set by its lines, not by a share, and each of its letters stands alone. */
const READABLE_CODE = 18;
/** Measuring ends a little below what would just fit; so little is not told. */
const ROUNDING = 0.985;
const LESS = "say less on it, or part it with ---";

/** @typedef {{scale: number, code: number, whole: boolean, asked: boolean}} Fitted
 * `scale` is the share of its designed size, `code` how tall its smallest code is in pixels of the canvas, `whole` says
 * that nothing is beyond its edge, `asked` that its author has let it shrink */
/** @typedef {{severity: "note" | "warning" | "error", sentence: string, remedy: string}} Told */

/**
 * Give what its author should know of how a slide was fitted, null where it is as it was meant.
 * @param {Fitted} fitted
 * @returns {Told | null}
 */
export function toldOf({ scale, code, whole, asked }) {
  const share = `${Math.floor(scale * 100)} %`;
  if (!whole)
    return told(
      "error",
      `this slide does not fit, even at ${share}, and ends below its edge`,
      LESS,
    );
  if (scale < READABLE)
    return told(
      "warning",
      `this slide is set at ${share} to fit, too small for the last row`,
      LESS,
    );
  if (Math.round(code) < READABLE_CODE) {
    const size = code < 1 ? "under 1 pixel" : `${Math.round(code)} pixels`;
    const sentence = `this slide's code is set in ${size} of 720, too small for the last row`;
    return told("warning", sentence, "shorten its lines, or show fewer of them");
  }
  return scale < ROUNDING && !asked
    ? told("note", `this slide is set at ${share} to fit`, LESS)
    : null;
}

/**
 * @param {Told["severity"]} severity
 * @param {string} sentence
 * @param {string} remedy
 * @returns {Told}
 */
function told(severity, sentence, remedy) {
  return { severity, sentence, remedy };
}
