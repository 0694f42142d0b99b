// Fitting a slide's text to its canvas: headings as wide as the slide, everything else small enough to be seen.

import { READABLE } from "./fitted.js";
import { fitHeadings, largest, unfittedHeadings } from "./fitted-headings.js";
import { fitFormulas } from "./formulas.js";

/** @import { Fitted } from "./fitted.js" */

/** However much a slide holds, its text never gets smaller than this share. */
const SMALLEST = 0.18;
/** How far headings give way when small text alone is not enough. */
const SMALLEST_TITLE = 0.4;
/** Rounding in layout may make a box a pixel larger than it looks. */
const SLACK = 1;

/**
 * Fit one slide that is in the page and displayed; call it again when its frame or fonts have changed shape.
 * Text that already fits keeps its designed size.
 * @param {HTMLElement} section
 * @returns {Fitted} how that went; what fits at no size can be scrolled to
 */
export function fit(section) {
  const content = /** @type {HTMLElement | null} */ (section.querySelector(":scope > .content"));
  for (const name of ["--fit", "--fit-title"]) section.style.removeProperty(name);
  if (content) {
    fitFormulas(content);
    unfittedHeadings(content); // a phone that is held upright now may have lain before
  }
  const asked = section.classList.contains("autoscale");
  content?.classList.remove("too-much");
  if (!content || isReading(section))
    return { scale: 1, code: Number.POSITIVE_INFINITY, whole: true, asked };
  fitHeadings(section, content, () => !overflows(content));
  const scale = shrinkAll(section, content);
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
 * Make the text smaller, and where that alone is not enough the headings; these alone where the text stays readable then.
 * @param {HTMLElement} section
 * @param {HTMLElement} content
 * @returns {number} the text's share
 */
function shrinkAll(section, content) {
  const scale = shrink(section, content, "--fit", SMALLEST);
  if (!overflows(content)) return scale;
  for (const each of [READABLE, SMALLEST]) {
    section.style.setProperty("--fit", String(each));
    shrink(section, content, "--fit-title", SMALLEST_TITLE);
    if (!overflows(content)) return each;
  }
  return SMALLEST;
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
