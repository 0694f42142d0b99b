// Shapes onto the page, as SVG: what was there before and has the same key is moved, not made anew.

/** @import { Shape } from "./shapes.js" */

const FADES = 600; // milliseconds in which a shape that fades is gone
const SVG = "http://www.w3.org/2000/svg";

/**
 * Make what is in an element just these shapes.
 * @param {Element} parent
 * @param {Shape[]} shapes
 */
export function paint(parent, shapes) {
  const keyed = shapes.map((shape, index) => ({
    key: shape.key ?? `${shape.tag}-${index}`,
    shape,
  }));
  const old = new Map([...parent.children].map((child) => [child.getAttribute("data-key"), child]));
  const stay = new Set(keyed.map(({ key }) => key));
  for (const [key, child] of old) if (key && !stay.has(key)) leave(child);
  let next = staying(parent.firstElementChild);
  for (const { key, shape } of keyed) {
    const element = old.get(key) ?? document.createElementNS(SVG, shape.tag);
    if (next === element) next = staying(next.nextElementSibling);
    else parent.insertBefore(element, next); // of those that stand right none is moved: a move would begin its animation anew
    dress(element, { ...shape.is, "data-key": key });
    if (shape.text !== undefined && element.textContent !== shape.text)
      element.textContent = shape.text;
    if (shape.within) paint(element, shape.within);
  }
}

/** Give an element, or the next one after it that is not about to leave. @param {Element | null} element */
function staying(element) {
  let one = element;
  while (one && !one.hasAttribute("data-key")) one = one.nextElementSibling;
  return one;
}

/** Take a shape away; one that fades takes its time, and is no longer found. @param {Element} element */
function leave(element) {
  if (!element.classList.contains("fades")) return element.remove();
  element.classList.add("is-gone");
  element.removeAttribute("data-key");
  setTimeout(() => element.remove(), FADES);
}

/**
 * @param {Element} element
 * @param {Record<string, string | number>} wanted its attributes
 */
function dress(element, wanted) {
  for (const { name } of [...element.attributes])
    if (!(name in wanted)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted))
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}
