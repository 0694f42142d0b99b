// The element `<slide-ink>`: the ink over the room's slide, or over a picture of it where the slide is a page to read.

import { fit } from "../../deck/fit.js";
import { readerOf } from "../../deck/reader-of.js";
import { make } from "../../ui/parts.js";
import { Layer } from "./layer.js";
import { View } from "./view.js";

/** @import { SlideReader } from "../../deck/slide-reader.js" */
/** @import { Spot } from "../../net/protocol.d.ts" */

/** On a phone held upright the slide flows anew, and ink would miss its words: there it is drawn on a picture of it. */
class RoomInk extends View {
  #shown = "";
  #upright = matchMedia("(max-width: 700px) and (orientation: portrait)"); // as in ink.css and slide/reading.css

  /**
   * @param {SlideReader} reader
   * @param {Layer} layer
   */
  constructor(reader, layer) {
    super(reader.connection, reader.deck, () => reader.follow.following, layer);
    const { deck } = reader;
    this.picture = make("div", "frame ink-picture");
    this.picture.hidden = true;
    this.small = Layer.over(this.picture);
    deck.frame.before(this.picture);
    deck.frame.addEventListener("placechange", () => this.draw());
    this.#upright.addEventListener("change", () => this.draw());
  }

  /** @override @param {Spot} spot */
  point(spot) {
    super.point(spot);
    this.small.point(this.follows() ? spot : {});
  }

  /** @override */
  draw() {
    super.draw();
    this.picture.hidden = !(this.used && this.#upright.matches);
    if (!this.picture.hidden) this.#depict();
    this.small.show(this.strokes);
  }

  #depict() {
    const { slide, build } = this.deck.at;
    const wanted = `${this.deck.version} ${slide} ${build}`;
    if (wanted === this.#shown) return;
    const still = this.deck.still(this.deck.at);
    if (!still) return;
    this.#shown = wanted;
    this.picture.querySelector(".slide")?.remove();
    this.picture.prepend(still);
    fit(still);
  }
}

/** The ink over the slide of the reader that it stands in. */
export class SlideInk extends HTMLElement {
  connectedCallback() {
    new RoomInk(readerOf(this), new Layer(this));
  }
}

customElements.define("slide-ink", SlideInk);
