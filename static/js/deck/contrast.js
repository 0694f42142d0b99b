// How text on a picture stays readable: which ink, and how much of a plate behind it. Pure.

/** @typedef {[number, number, number]} Colour red, green and blue from 0 to 255 */

/** What text is written in on what is dark and on what is light, and the plate that goes behind it. */
export const DARK = Object.freeze({ ink: [244, 246, 251], plate: [10, 18, 34] });
export const LIGHT = Object.freeze({ ink: [20, 33, 61], plate: [253, 252, 249] });
/** What text needs of its ground, as WCAG counts it. */
const ENOUGH = 7;
/** Some pixels may be lighter or darker than the rest without anybody missing a word. */
const NEARLY_ALL = 0.98;
const STEP = 0.04;
const MOST = 0.96;
/** What each part of a colour gives of light, by its value: there are many pixels to ask of. */
const LINEAR = Float64Array.from({ length: 256 }, (_, part) =>
  part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
);

/**
 * Say how light a colour is, from 0 to 1, as WCAG counts it.
 * @param {readonly number[]} colour
 */
export function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => LINEAR[Math.round(part)] ?? 0);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Give the contrast of two luminances, from 1 to 21.
 * @param {number} one
 * @param {number} other
 */
export function contrast(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/**
 * Say whether text on these pixels is to be light, as most of them are dark.
 * @param {Colour[]} pixels
 */
export function isDark(pixels) {
  const lights = pixels.map(luminance).sort((one, other) => one - other);
  return (lights[Math.floor(lights.length / 2)] ?? 0) < 0.3;
}

/**
 * Give how much of a plate it takes, from 0 to 1, until nearly all of these pixels are readable under its ink.
 * @param {Colour[]} pixels
 * @param {{ink: readonly number[], plate: readonly number[]}} how
 */
export function plateFor(pixels, { ink, plate }) {
  const written = luminance(ink);
  const few = pixels.length * (1 - NEARLY_ALL);
  const readable = (/** @type {number} */ share) => {
    const hard = pixels.filter(
      (pixel) => contrast(luminance(mixed(pixel, plate, share)), written) < ENOUGH,
    );
    return hard.length <= few;
  };
  let share = 0;
  while (share < MOST && !readable(share)) share += STEP;
  return Math.min(share, MOST);
}

/**
 * @param {readonly number[]} under
 * @param {readonly number[]} over
 * @param {number} share
 */
function mixed(under, over, share) {
  return under.map((part, index) => part * (1 - share) + (over[index] ?? 0) * share);
}
