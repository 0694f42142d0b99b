// Fitting a slide's text to its canvas: headings as wide as the slide, everything else small enough to be seen.

import { fitFormulas } from "./formulas.js";

/** @import { Fitted } from "./fitted.js" */

/** However much a slide holds, its text never gets smaller than this share. */
const SMALLEST = 0.18;
/** How far headings give way when small text alone is not enough. */
const SMALLEST_TITLE = 0.4;
/** A fitted heading is at most this tall, and at least this, in pixels of the canvas. */
const TALLEST = 400;
const SMALLEST_HEADING = 40;
const STEPS = 8;
/** Rounding in layout may make a box a pixel larger than it looks. */
const SLACK = 1;

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
 * Fit one slide that is in the page and displayed; call it again when its frame or fonts have changed shape.
 * Text that already fits keeps its designed size.
 * @param {HTMLElement} section
 * @returns {Fitted} how that went; what fits at no size can be scrolled to
 */
export function fit(section) {
  const content = /** @type {HTMLElement | null} */ (section.querySelector(":scope > .content"));
  for (const name of ["--fit", "--fit-title"]) section.style.removeProperty(name);
  if (content) fitFormulas(content);
  const asked = section.classList.contains("autoscale");
  content?.classList.remove("too-much");
  if (!content || isReading(section))
    return { scale: 1, code: Number.POSITIVE_INFINITY, whole: true, asked };
  fitHeadings(section, content);
  const scale = shrink(section, content, "--fit", SMALLEST);
  if (overflows(content)) shrink(section, content, "--fit-title", SMALLEST_TITLE);
  const whole = !overflows(content);
  content.classList.toggle("too-much", !whole);
  return { scale, code: smallestCode(section, content), whole, asked };
}

/**
 * Give how tall the smallest code of a slide is, in pixels of the canvas; infinite where there is none.
 * @param {HTMLElement} section
 * @param {HTMLElement} content
 */
function smallestCode(section, content) {
  const unit = section.getBoundingClientRect().width / 1280;
  const sizes = [...content.querySelectorAll("pre.code")].map((code) =>
    Number.parseFloat(getComputedStyle(code).fontSize),
  );
  return Math.min(...sizes) / unit;
}

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} content
 * @param {string} name the custom property that scales
 * @param {number} low
 * @returns {number}
 */
function shrink(section, content, name, low) {
  const scale = largest(
    (size) => {
      section.style.setProperty(name, String(size));
      return !overflows(content);
    },
    low,
    1,
  );
  if (scale === 1) section.style.removeProperty(name);
  else section.style.setProperty(name, String(scale));
  return scale;
}

/**
 * Make every fitted heading as wide as its room; where they are too tall together, the tallest give way.
 * @param {HTMLElement} section
 * @param {HTMLElement} content
 */
function fitHeadings(section, content) {
  const headings = /** @type {HTMLElement[]} */ ([...content.querySelectorAll(".fit")]);
  const unit = section.getBoundingClientRect().width / 1280;
  for (const heading of headings) heading.style.removeProperty("font-size");
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
    return !overflows(content);
  };
  if (headings.length > 0) fits(largest(fits, SMALLEST_HEADING, TALLEST));
}

/** @param {HTMLElement} element */
function textWidth(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
}

/**
 * Code reaches into the slide's margins by design, so width is asked of the parts that cannot break their lines.
 * @param {HTMLElement} content
 */
function overflows(content) {
  const tall = [content, ...content.querySelectorAll(".column")];
  const wide = content.querySelectorAll("pre.code, table, .fit");
  return (
    tall.some((part) => part.scrollHeight > part.clientHeight + SLACK) ||
    [...wide].some((part) => part.scrollWidth > room(part) + SLACK)
  );
}

/** @param {Element} part */
function room(part) {
  const within = part.tagName === "TABLE" ? part.parentElement : part;
  return within ? within.clientWidth : 0;
}

/**
 * In the reading layout of a phone the page grows with its text, and nothing has to shrink.
 * @param {HTMLElement} section
 */
function isReading(section) {
  return getComputedStyle(section).getPropertyValue("--reading").trim() === "1";
}
