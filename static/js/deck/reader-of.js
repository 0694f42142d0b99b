// Which reader an element belongs to.

import { SlideReader } from "./slide-reader.js";

/**
 * Give the reader that an element stands in, or names in `for` as a label names its field.
 * @param {Element} element
 * @returns {SlideReader}
 */
export function readerOf(element) {
  const name = element.getAttribute("for") ?? "";
  const found = element.closest("slide-reader") ?? document.getElementById(name);
  if (found instanceof SlideReader) return found;
  throw new Error(
    `<${element.localName}> stands in no <slide-reader>, and none is called “${name}”`,
  );
}
