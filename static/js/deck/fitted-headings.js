// Headings that are as wide as the slide, and the search for a size.

/** A fitted heading is at most this tall, and at least this, in pixels of the canvas. */
const TALLEST = 400;
const SMALLEST_HEADING = 40;
const STEPS = 8;

/**
 * Find the largest number for which something fits, to 1/256 of the range.
 * @param {(size: number) => boolean} fits asked with numbers between `low` and `high`
 * @param {number} low taken when nothing larger fits
 * @param {number} high
 * @returns {number}
 */
export function largest(fits, low, high) {
  if (fits(high)) return high;
  let [small, large] = [low, high];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (small + large) / 2;
    if (fits(middle)) small = middle;
    else large = middle;
  }
  return small;
}

/**
 * Say how large a heading must be to take a width, knowing how wide it is at some size.
 * @param {{size: number, width: number}} now
 * @param {{width: number, tallest: number}} room
 * @returns {number}
 */
export function sizeFor(now, room) {
  return now.width > 0 ? Math.min((now.size * room.width) / now.width, room.tallest) : now.size;
}

/**
 * Give the fitted headings of a slide, in the size that they are written in.
 * @param {HTMLElement} content
 * @returns {HTMLElement[]}
 */
export function unfittedHeadings(content) {
  const headings = /** @type {HTMLElement[]} */ ([...content.querySelectorAll(".fit")]);
  for (const heading of headings) heading.style.removeProperty("font-size");
  return headings;
}

/**
 * Make every fitted heading as wide as its room; where they are too tall together, the tallest give way.
 * @param {HTMLElement} section
 * @param {HTMLElement} content
 * @param {() => boolean} whole says whether all of the slide fits now
 */
export function fitHeadings(section, content, whole) {
  const headings = unfittedHeadings(content);
  const unit = section.getBoundingClientRect().width / 1280;
  const measured = headings.map((heading) => ({
    size: Number.parseFloat(getComputedStyle(heading).fontSize) / unit,
    width: textWidth(heading),
  }));
  /** @param {number} tallest */
  const fits = (tallest) => {
    headings.forEach((heading, index) => {
      const now = measured[index] ?? { size: 0, width: 0 };
      const size = sizeFor(now, { width: heading.clientWidth, tallest });
      heading.style.fontSize = `calc(${size.toFixed(2)} * var(--u) * var(--fit-title))`;
    });
    return whole();
  };
  if (headings.length > 0) fits(largest(fits, SMALLEST_HEADING, TALLEST));
}

/** @param {HTMLElement} element */
function textWidth(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
}
