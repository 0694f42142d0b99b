// The element `<talk-overview>`: all slides of its reader at a glance.

import { readerOf } from "../../deck/reader-of.js";
import { Overview } from "./overview.js";

/** Opens over the page, and takes the reader to the slide that is chosen. */
export class TalkOverview extends HTMLElement {
  /** @type {Overview | null} */
  #overview = null;

  connectedCallback() {
    const reader = readerOf(this);
    this.#overview = new Overview(reader.deck, (slide) => reader.go(slide), undefined, this);
  }

  /** Open it, or close it. @param {{searching?: boolean}} [how] */
  toggle(how) {
    this.#overview?.toggle(how);
  }
}

customElements.define("talk-overview", TalkOverview);
