// Drawings that a deck describes in words: drawn in the page, by a library that only a page with such a drawing fetches.

import { make } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { underWay } from "../ui/settled.js";
import { keep, kept } from "../ui/storage.js";
import { coloursOf, configure } from "./figure-colours.js";
import { tooMuch } from "./figure-limits.js";

const PATIENCE = 30_000; // milliseconds for a drawing that waits for a part of the library, on bad Wi-Fi too

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
  const wrong = tooMuch(source) || stuckBefore(source);
  if (wrong) throw new Error(wrong);
  const { default: mermaid } = await import("mermaid");
  mermaid.initialize(configure(colours));
  count += 1;
  const name = `drawing-${count}`;
  const begun = begin(source);
  try {
    return (await Promise.race([mermaid.render(name, source), outOfPatience()])).svg;
  } finally {
    begun.end();
    for (const left of document.querySelectorAll(`#d${name}, #i${name}`)) left.remove();
  }
}

/** @returns {Promise<never>} */
async function outOfPatience() {
  await new Promise((later) => setTimeout(later, PATIENCE));
  throw new Error(`it was not done within ${PATIENCE / 1000} seconds`);
}

/** @param {string} source */
function stuckBefore(source) {
  return kept(`drawing ${source}`, "tab") ? "it held up this page when it was drawn before" : "";
}

/**
 * Keep that a drawing is begun, until it has ended or the page is left: a page that it holds up for ever has to be killed, and its
 * next one shall come to life.
 * @param {string} source
 */
function begin(source) {
  const name = `drawing ${source}`;
  const end = () => {
    keep(name, "", "tab");
    removeEventListener("pagehide", end);
  };
  keep(name, "begun", "tab");
  addEventListener("pagehide", end);
  return { end };
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
