// What stands beside a slide or over it, and is drawn anew whenever the reader's place is another.

import { readerOf } from "./reader-of.js";

/** An element that belongs to a `<slide-reader>`: it stands in it, or names it in `for`. */
export class BesideSlide extends HTMLElement {
  #gone = new AbortController();

  /** Its reader. */
  get reader() {
    return readerOf(this);
  }

  connectedCallback() {
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    this.reader.addEventListener("placechange", () => this.draw(), { signal });
    this.draw();
  }

  disconnectedCallback() {
    this.#gone.abort();
  }

  /** Draw it as it is at the reader's place. */
  draw() {}
}
