// The element `<deck-drawing>`: a picture in SVG that belongs to the page it stands in, so that its words are set in
// the slide's own type and its colours follow the theme. An `<img>` can see neither, and is what stands there without us.

import { fetchText } from "../net/fetching.js";
import { underWay } from "../ui/settled.js";

/** What a drawing may not bring into the page. */
const FOREIGN =
  "script, foreignObject, iframe, animate[attributeName^='on'], set[attributeName^='on']";
const SHEET = `
:host([drawn]) { display: block; overflow: hidden; contain: paint; }
svg { display: block; width: 100%; height: 100%; }
`;

/** Every drawing is fetched once, however often it is shown. @type {Map<string, Promise<string>>} */
const fetched = new Map();

/** Draws the SVG that its `<img>` names in the page itself; the `<img>` stays where that cannot be. */
export class DeckDrawing extends HTMLElement {
  connectedCallback() {
    const picture = this.querySelector("img");
    if (!picture || this.shadowRoot) return;
    underWay(this.#draw(picture.getAttribute("src") ?? "", picture));
  }

  /**
   * @param {string} address
   * @param {HTMLImageElement} picture whose description, shape and classes the drawing takes over
   */
  async #draw(address, picture) {
    try {
      const drawing = parse(await textOf(address));
      if (!drawing || this.shadowRoot) return;
      this.#wear(picture, drawing);
      this.attachShadow({ mode: "open" }).append(sheet(), drawing);
      this.toggleAttribute("drawn", true);
    } catch {
      fetched.delete(address); // the picture is there all the same, and the next time may be better
    }
  }

  /**
   * @param {HTMLImageElement} picture
   * @param {Element} drawing
   */
  #wear(picture, drawing) {
    this.className = picture.className;
    this.style.cssText = picture.style.cssText;
    this.style.aspectRatio = `${picture.getAttribute("width")} / ${picture.getAttribute("height")}`;
    this.role = "img";
    this.ariaLabel = picture.alt;
    drawing.setAttribute("aria-hidden", "true");
    if (picture.classList.contains("fill"))
      drawing.setAttribute("preserveAspectRatio", "xMidYMid slice");
  }
}

/** @param {string} address */
function textOf(address) {
  const known = fetched.get(address) ?? fetchText(address).then((answer) => answer.text());
  fetched.set(address, known);
  return known;
}

/**
 * Read an SVG without running any of it.
 * @param {string} text
 * @returns {Element | null} null for what is no drawing
 */
function parse(text) {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") return null;
  for (const part of root.querySelectorAll(FOREIGN)) part.remove();
  for (const part of [root, ...root.querySelectorAll("*")]) {
    for (const { name } of [...part.attributes]) if (/^on/i.test(name)) part.removeAttribute(name);
  }
  return document.importNode(root, true);
}

function sheet() {
  const style = document.createElement("style");
  style.textContent = SHEET;
  return style;
}

customElements.define("deck-drawing", DeckDrawing);
