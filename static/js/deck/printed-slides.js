// The element `<printed-slides>`: slides one below the other, each slide's text made to fit its sheet.

import { underWay } from "../ui/settled.js";
import { showBuild } from "./builds.js";
import { draw } from "./figures.js";
import { fit } from "./fit.js";
import { toldOf } from "./fitted.js";
import { standOut } from "./on-picture.js";

/** Fits its slides once the fonts are there; with `data-builds` there is a sheet for each build of a slide. */
export class PrintedSlides extends HTMLElement {
  connectedCallback() {
    underWay(this.#draw());
  }

  async #draw() {
    if (this.hasAttribute("data-builds")) for (const slide of this.#slides()) spread(slide);
    await document.fonts.ready;
    for (const slide of this.#slides()) {
      fitAndMark(slide);
      standOut(slide);
      draw(slide, () => fitAndMark(slide));
    }
    this.dataset.fitted = "";
  }

  #slides() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".slide")]);
  }
}

/**
 * Fit a slide, and write on it what its author should know of that: `check` reads it there.
 * @param {HTMLElement} slide
 */
function fitAndMark(slide) {
  slide.dataset.fit = JSON.stringify(toldOf(fit(slide)));
}

/**
 * Put a sheet for each build before the last of a slide above its own.
 * @param {HTMLElement} slide
 */
function spread(slide) {
  const frame = slide.parentElement;
  for (let build = 0; build < Number(slide.dataset.builds); build += 1) {
    const sheet = /** @type {HTMLElement} */ (frame?.cloneNode(true));
    for (const named of sheet.querySelectorAll("[id]")) named.removeAttribute("id");
    const copy = /** @type {HTMLElement} */ (sheet.querySelector(".slide"));
    showBuild(copy, build);
    frame?.before(sheet);
  }
  showBuild(slide, Number(slide.dataset.builds));
}

customElements.define("printed-slides", PrintedSlides);
