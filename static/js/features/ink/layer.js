// The ink over a slide: a drawing on the slide's canvas that follows its size, and the laser's spot.

import { make } from "../../ui/parts.js";
import { pathOf } from "./strokes.js";

/** @import { Spot, Stroke } from "../../net/protocol.d.ts" */

const SVG = "http://www.w3.org/2000/svg";
const SILENCE = 2500; // milliseconds; a laser is told of every second while it rests

/** Draws over the slide that stands in a frame, and lets every click through. */
export class Layer {
  /** @param {HTMLElement} element where the ink is, over the slide in a frame */
  constructor(element) {
    this.element = element;
    this.canvas = draw("svg", { viewBox: "0 0 1280 720" });
    this.laser = draw("g", { class: "laser" });
    this.laser.append(draw("circle", { r: "20", class: "laser-glow" }), draw("circle", { r: "8" }));
    this.canvas.append(this.laser);
    this.element.append(this.canvas);
    /** @type {Map<string, SVGElement>} */
    this.lines = new Map();
    this.timer = 0;
  }

  /** Lay one over the slide that stands in a frame. @param {HTMLElement} frame */
  static over(frame) {
    const element = make("div", "ink");
    element.setAttribute("aria-hidden", "true");
    frame.append(element);
    return new Layer(element);
  }

  /** Whether the laser points. */
  get points() {
    return this.laser.classList.contains("on");
  }

  /** Draw these strokes and no others. @param {Stroke[]} strokes */
  show(strokes) {
    const names = new Set(strokes.map(({ stroke }) => stroke));
    for (const [name, line] of this.lines) {
      if (names.has(name)) continue;
      line.remove();
      this.lines.delete(name);
    }
    for (const stroke of strokes) this.#draw(stroke);
  }

  /** Point, or no longer. @param {Spot} spot */
  point({ x, y }) {
    clearTimeout(this.timer);
    const on = x !== undefined && y !== undefined;
    const begins = on && !this.laser.classList.contains("on");
    if (begins) this.laser.classList.add("begins"); // it does not fly in from where it was before
    if (on) this.laser.style.transform = `translate(${x}px, ${y}px)`;
    if (begins) this.laser.getBoundingClientRect();
    this.laser.classList.remove("begins");
    this.laser.classList.toggle("on", on);
    if (on) this.timer = window.setTimeout(() => this.point({}), SILENCE);
  }

  /** @param {Stroke} stroke */
  #draw({ stroke, colour, points }) {
    const line = this.lines.get(stroke) ?? this.#begin(stroke, colour);
    if (line.dataset.points === String(points.length)) return;
    line.dataset.points = String(points.length);
    const path = pathOf(points);
    for (const part of line.children) part.setAttribute("d", path);
  }

  /**
   * @param {string} stroke
   * @param {string} colour
   */
  #begin(stroke, colour) {
    const line = draw("g", { class: "stroke" });
    line.dataset.colour = colour;
    line.append(draw("path", { class: "stroke-edge" }), draw("path"));
    this.laser.before(line);
    this.lines.set(stroke, line);
    return line;
  }
}

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 */
function draw(name, attributes = {}) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
