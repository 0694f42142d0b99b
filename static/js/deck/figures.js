// Drawings that a deck describes in words: drawn in the page, by a library that only a page with such a drawing fetches.

import { make } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { underWay } from "../ui/settled.js";
import { coloursOf, configure } from "./figure-colours.js";

/** What has been drawn, by its source and its colours. @type {Map<string, Promise<string>>} */
const drawn = new Map();
let count = 0;

/**
 * Draw every drawing of a slide that is not drawn yet; what cannot be drawn stays as it is written.
 * @param {HTMLElement} section
 * @param {() => void} [done] called once all are drawn, where there are any
 */
export function draw(section, done = () => {}) {
  const figures = /** @type {HTMLElement[]} */ ([
    ...section.querySelectorAll('[data-drawing="mermaid"]:not([data-drawn])'),
  ]);
  if (figures.length === 0) return;
  underWay(Promise.all(figures.map((figure) => drawOne(section, figure))).then(done));
}

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} figure
 */
async function drawOne(section, figure) {
  const source = figure.querySelector(".drawing-source")?.textContent ?? "";
  try {
    const svg = await drawingOf(source, section);
    const page = new DOMParser().parseFromString(svg, "text/html");
    const drawing = page.querySelector("svg");
    if (!drawing) throw new Error("nothing was drawn");
    drawing.removeAttribute("height");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", source);
    figure.replaceChildren(document.importNode(drawing, true));
  } catch (error) {
    tell(figure, error);
  }
  figure.dataset.drawn = "";
}

/**
 * Give a drawing as SVG, drawn once for the whole page.
 * @param {string} source
 * @param {HTMLElement} section
 */
async function drawingOf(source, section) {
  const colours = coloursOf(section);
  const key = JSON.stringify([source, colours]);
  const before = [...drawn.values()].at(-1) ?? Promise.resolve("");
  if (!drawn.has(key))
    drawn.set(
      key,
      before.catch(() => "").then(() => render(source, colours)),
    );
  return /** @type {Promise<string>} */ (drawn.get(key));
}

/**
 * @param {string} source
 * @param {import("./figure-colours.js").Colours} colours
 */
async function render(source, colours) {
  const { default: mermaid } = await import("mermaid");
  mermaid.initialize(configure(colours));
  count += 1;
  const name = `drawing-${count}`;
  try {
    return (await mermaid.render(name, source)).svg;
  } finally {
    for (const left of document.querySelectorAll(`#d${name}, #i${name}`)) left.remove();
  }
}

/**
 * Tell whoever presents what is wrong; the room sees the source alone.
 * @param {HTMLElement} figure
 * @param {unknown} error
 */
function tell(figure, error) {
  if (!document.body.classList.contains("desk")) return;
  const words = error instanceof Error ? error.message : String(error);
  const problem = words.split("\n", 4).join("\n");
  figure.append(make("p", "drawing-problem", say("slides.undrawn", { problem })));
}
