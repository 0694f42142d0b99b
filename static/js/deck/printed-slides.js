// The element `<printed-slides>`: slides one below the other, each slide's text made to fit its sheet.

import { draw } from "./figures.js";
import { fit } from "./fit.js";

/** Fits its slides once the fonts are there. */
export class PrintedSlides extends HTMLElement {
  async connectedCallback() {
    await document.fonts.ready;
    for (const slide of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".slide"))) {
      fit(slide);
      draw(slide, () => fit(slide));
    }
  }
}

customElements.define("printed-slides", PrintedSlides);
