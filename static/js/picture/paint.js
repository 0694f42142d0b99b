// Shapes onto the page, as SVG: what was there before and has the same key is moved, not made anew.

/** @import { Shape } from "./shapes.js" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make what is in an element just these shapes.
 * @param {Element} parent
 * @param {Shape[]} shapes
 */
export function paint(parent, shapes) {
  const old = new Map([...parent.children].map((child) => [child.getAttribute("data-key"), child]));
  shapes.forEach((shape, index) => {
    const key = shape.key ?? `${shape.tag}-${index}`;
    const found = old.get(key);
    old.delete(key);
    const element = found ?? document.createElementNS(SVG, shape.tag);
    if (parent.children[index] !== element)
      parent.insertBefore(element, parent.children[index] ?? null);
    dress(element, { ...shape.is, "data-key": key });
    if (shape.text !== undefined && element.textContent !== shape.text)
      element.textContent = shape.text;
    if (shape.within) paint(element, shape.within);
  });
  for (const gone of old.values()) gone.remove();
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
