// The element `<printed-slides>`: slides one below the other, each slide's text made to fit its sheet.

    for (const slide of this.#slides()) fit(slide);
  }

  #slides() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".slide")]);
import { draw } from "./figures.js";
=======
import { underWay } from "../ui/settled.js";
import { showBuild } from "./builds.js";
>>>>>>> aa04746 (Take a talk home: a folder that opens without a server and plays its tapes, a PDF, a handout)
import { fit } from "./fit.js";

/** Fits its slides once the fonts are there; with `data-builds` there is a sheet for each build of a slide. */
export class PrintedSlides extends HTMLElement {
  connectedCallback() {
    underWay(this.#draw());
  }

  async #draw() {
    if (this.hasAttribute("data-builds")) for (const slide of this.#slides()) spread(slide);
    await document.fonts.ready;
<<<<<<< HEAD
    for (const slide of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".slide"))) {
      fit(slide);
      draw(slide, () => fit(slide));
    }
