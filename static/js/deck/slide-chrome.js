// The element `<slide-chrome>`: where the reader stands, and the ways on; whole pages lead on while there are no slides.

import { partOf } from "../ui/parts.js";
import { addressOf } from "./address.js";
import { BesideSlide } from "./beside-slide.js";

/** The slide's number, and the links to the one before and the one after. */
export class SlideChrome extends BesideSlide {
  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("click", (event) => this.#turn(event));
  }

  /** @override */
  draw() {
    const { deck, total } = this.reader;
    const { slide } = deck.at;
    partOf(this, ".chrome-number").textContent = String(slide);
    partOf(this, ".chrome-total").textContent = String(total);
    this.#lead("prev", slide > 1 ? slide - 1 : null);
    this.#lead("next", slide < total ? slide + 1 : null);
  }

  /**
   * @param {"prev" | "next"} way
   * @param {number | null} slide
   */
  #lead(way, slide) {
    const link = partOf(this, `[rel=${way}]`);
    if (slide === null) link.removeAttribute("href");
    else link.setAttribute("href", addressOf(slide));
    link.ariaDisabled = slide === null ? "true" : null; // its role, in the template, keeps its name where it leads nowhere
  }

  /** @param {MouseEvent} event */
  #turn(event) {
    const link = event.target instanceof Element ? event.target.closest(".chrome-way") : null;
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || elsewhere || !this.reader.ready) return;
    event.preventDefault();
    if (link.matches("[rel=next]")) this.reader.next();
    else this.reader.back();
  }
}

customElements.define("slide-chrome", SlideChrome);
