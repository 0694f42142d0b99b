// The element `<slide-announcer>`: tells everybody, screen readers too, which slide this is now.

import { say } from "../ui/say.js";
import { BesideSlide } from "./beside-slide.js";

/** Says the slide's number and title whenever it is another, here and in the page's own title. */
export class SlideAnnouncer extends BesideSlide {
  #told = 0;

  /** @override */
  connectedCallback() {
    this.#told = this.reader.deck.at.slide; // the page says that one itself
    super.connectedCallback();
  }

  /** @override */
  draw() {
    const { number = "", title = "" } = this.reader.deck.section?.dataset ?? {};
    if (Number(number) === 0 || Number(number) === this.#told) return;
    this.#told = Number(number);
    const called = title || say("slides.number", { number });
    document.title = `${called} · ${document.body.dataset.title}`;
    this.textContent = say("slides.here", { number, total: this.reader.total, title });
  }
}

customElements.define("slide-announcer", SlideAnnouncer);
