// The named parts of a page, and small elements made by hand.

/**
 * Give the part of an element, or of a page, that its template promises.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function partOf(within, selector) {
  const found = within.querySelector(selector);
  if (found instanceof HTMLElement) return found;
  const name = within instanceof Element ? `<${within.localName}>` : "this page";
  throw new Error(`${name} has no part “${selector}”`);
}

/**
 * Give the page's element of a name, as what its name says it is.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {ParentNode} within
 * @param {T} name
 * @returns {HTMLElementTagNameMap[T]}
 */
export function elementOf(within, name) {
  const found = within.querySelector(name);
  if (!found) throw new Error(`there is no <${name}> here`);
  return found;
}

/**
 * Make an element with a class and text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [classes]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, classes = "", text = "") {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  if (text) element.textContent = text;
  return element;
}

/**
 * Make a button that does something; pressed by pointer it lets go of the focus, so that Space stays the talk's.
 * @param {string} text
 * @param {(event: MouseEvent) => void} act
 * @param {string} [classes]
 */
export function makeButton(text, act, classes = "") {
  const button = make("button", classes, text);
  button.type = "button";
  button.addEventListener("click", (event) => {
    if (event.detail > 0) button.blur();
    act(event);
  });
  return button;
}
