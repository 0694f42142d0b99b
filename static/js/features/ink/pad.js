// What takes the pointer while a tool is in the hand: mouse, finger or stylus, as places on the slide's canvas.

import { make } from "../../ui/parts.js";
import { isWithin, onCanvas } from "./strokes.js";

/** @import { Point } from "./strokes.js" */
/**
 * @typedef {object} Touched
 * @property {(place: Point) => void} down
 * @property {(places: Point[]) => void} move where it has been since, with what lies between two frames
 * @property {(left: boolean) => void} up `left`: there is nothing over the slide any more
 */

/** Lies over the slide, above everything that can be clicked there. */
export class Pad {
  /**
   * @param {HTMLElement} frame
   * @param {Element} canvas the element whose box is the canvas
   * @param {Touched} touched
   */
  constructor(frame, canvas, touched) {
    this.canvas = canvas;
    this.touched = touched;
    this.element = make("div", "ink-pad");
    this.element.hidden = true;
    frame.append(this.element);
    this.#hear("pointerdown", (event) => this.#press(event));
    this.#hear("pointermove", (event) => this.#move(event));
    this.#hear("pointerup", (event) => touched.up(event.pointerType !== "mouse"));
    this.#hear("pointercancel", () => touched.up(true));
    this.#hear("pointerleave", () => touched.up(true));
  }

  /** Take the pointer for a tool, or leave it to the slide. @param {string} tool */
  lie(tool) {
    this.element.hidden = tool === "";
    this.element.dataset.tool = tool;
  }

  /**
   * Hear the first finger only; a second is a hand that rests.
   * @param {"pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "pointerleave"} name
   * @param {(event: PointerEvent) => void} heard
   */
  #hear(name, heard) {
    this.element.addEventListener(name, (event) => {
      if (event.isPrimary) heard(event);
    });
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.touched.down(this.#place(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const within = isWithin(this.#box, { x: event.clientX, y: event.clientY });
    if (!within && event.buttons === 0) return this.touched.up(true);
    const between = event.getCoalescedEvents?.() ?? [];
    this.touched.move((between.length > 0 ? between : [event]).map((each) => this.#place(each)));
  }

  /** @param {PointerEvent} event */
  #place(event) {
    return onCanvas(this.#box, { x: event.clientX, y: event.clientY });
  }

  get #box() {
    return this.canvas.getBoundingClientRect();
  }
}
