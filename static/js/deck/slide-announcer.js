// The element `<slide-announcer>`: tells everybody, screen readers too, which slide this is now, and what is new on it.

import { say } from "../ui/say.js";
import { announced } from "./announced.js";
import { BesideSlide } from "./beside-slide.js";

/** @import { Place } from "./announced.js" */

/** Says each slide's number and title, each item that comes, and a black screen; the page's own title is the slide's. */
export class SlideAnnouncer extends BesideSlide {
  /** @type {Place} */
  #told = { slide: 0, build: 0, black: false };

  /** @override */
  connectedCallback() {
    const { at } = this.reader.deck; // the page says that one itself
    this.#told = { ...at, black: false };
    super.connectedCallback();
  }

  /** @override */
  draw() {
    const { deck, follow } = this.reader;
    const { number = "", title = "" } = deck.section?.dataset ?? {};
    if (Number(number) === 0) return;
    const black = follow.following && (follow.stage?.black ?? false);
    const now = { slide: Number(number), build: deck.at.build, black };
    const what = announced(this.#told, now);
    const turned = now.slide !== this.#told.slide;
    this.#told = now;
    const called = title || say("slides.number", { number });
    if (turned) document.title = `${called} · ${document.body.dataset.title}`;
    if (what === "black") this.textContent = say("slides.black");
    if (what === "slide")
      this.textContent = say("slides.here", { number, total: this.reader.total, title });
    if (what === "build") this.textContent = this.#come(now.build);
  }

  /** Give the words of what a build has brought. @param {number} build */
  #come(build) {
    const parts = this.reader.deck.section?.querySelectorAll(`.content [data-build="${build}"]`);
    const words = [...(parts ?? [])].map(wordsOf);
    return words.join(" ").replace(/\s+/g, " ").trim();
  }
}

/** Give the words of a part, without those that come later. @param {Element} part */
function wordsOf(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const later of copy.querySelectorAll(".unbuilt")) later.remove();
  return copy.textContent;
}

customElements.define("slide-announcer", SlideAnnouncer);
