// The element `<pane-bar data-pane>`: the separator with which a pane of the desk is made as wide or as high as the
// presenter wants it, in this browser ever after.

import { PANES, readSizes, within } from "./panes.js";
import { keep, kept } from "./storage.js";

const KEPT = "quarterdeck-panes";
const STEP = 2; // hundredths of the window for a press of an arrow

/** Stands to the left of its pane, or above it. */
export class PaneBar extends HTMLElement {
  #size = 0;

  connectedCallback() {
    const { least, most } = PANES[this.#pane] ?? {};
    this.setAttribute("aria-valuemin", String(least));
    this.setAttribute("aria-valuemax", String(most));
    this.addEventListener("pointerdown", ({ pointerId }) => this.setPointerCapture(pointerId));
    this.addEventListener("pointermove", (event) => this.#drag(event));
    this.addEventListener("dblclick", () => this.#take(Number.NaN));
    this.addEventListener("keydown", (event) => this.#press(event));
    this.#take(readSizes(kept(KEPT))[this.#pane] ?? Number.NaN);
  }

  get #pane() {
    return this.dataset.pane ?? "";
  }

  /** @param {number} size in hundredths of the window; the usual one where it is no number */
  #take(size) {
    this.#size = within(this.#pane, size);
    document.body.style.setProperty(`--${this.#pane}`, String(this.#size));
    this.setAttribute("aria-valuenow", String(Math.round(this.#size)));
    keep(KEPT, JSON.stringify({ ...readSizes(kept(KEPT)), [this.#pane]: this.#size }));
  }

  /** @param {PointerEvent} event */
  #drag({ clientX, clientY, pointerId }) {
    if (!this.hasPointerCapture(pointerId)) return;
    const upright = this.getAttribute("aria-orientation") === "vertical";
    const share = upright ? clientX / window.innerWidth : clientY / window.innerHeight;
    this.#take(100 * (1 - share));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const ways = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP };
    const way = /** @type {Record<string, number>} */ (ways)[event.key];
    if (way === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#take(this.#size + way);
  }
}

customElements.define("pane-bar", PaneBar);
