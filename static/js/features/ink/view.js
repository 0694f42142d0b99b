// What somebody sees of the ink: over the slide, or over a picture of the slide where the slide is a page to read.

import { fit } from "../../deck/fit.js";
import { make } from "../../ui/parts.js";
import { Layer } from "./layer.js";
import { CLEAN, grown } from "./strokes.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Deck } from "../../deck/deck.js" */
/** @import { Ink, Part, Spot } from "../../net/protocol.d.ts" */

/** Hears of pen and laser, and draws them for whoever is with the talk. */
export class View {
  /**
   * @param {Connection} house
   * @param {Deck} deck
   * @param {() => boolean} [follows] whether what this page shows is the talk
   */
  constructor(house, deck, follows = () => true) {
    this.deck = deck;
    this.follows = follows;
    this.layer = new Layer(deck.frame);
    /** @type {Ink} */
    this.ink = CLEAN;
    this.pointed = 0; // the slide at which the laser was pointed last
    house.hear("ink", (ink) => this.take(ink));
    house.hear("stroke", (part) => this.add(part));
    house.hear("laser", (spot) => this.point(spot));
  }

  /** The strokes on what this page shows. */
  get strokes() {
    const here = this.follows() && this.ink.slide === this.deck.at.slide;
    return here ? this.ink.strokes : [];
  }

  /** Whether anything has been drawn on this slide or pointed at. */
  get used() {
    return this.strokes.length > 0 || (this.follows() && this.pointed === this.deck.at.slide);
  }

  /** Whether anything is seen of it now. */
  get isSeen() {
    return this.strokes.length > 0 || this.layer.points;
  }

  /** Take all ink anew. @param {Ink} ink */
  take(ink) {
    this.ink = ink;
    this.draw();
  }

  /** Take what is new of a stroke. @param {Part} part */
  add(part) {
    this.ink = grown(this.ink, part);
    this.draw();
  }

  /** Point, or no longer. @param {Spot} spot */
  point(spot) {
    const shown = this.follows() ? spot : {};
    if (shown.x !== undefined) this.pointed = this.deck.at.slide;
    this.layer.point(shown);
    this.draw();
  }

  /** Draw the ink of what the page shows now. */
  draw() {
    this.layer.show(this.strokes);
  }
}

/** On a phone held upright the slide flows anew, and ink would miss its words: there it is drawn on a picture of it. */
export class RoomInk extends View {
  #shown = "";
  #upright = matchMedia("(max-width: 700px) and (orientation: portrait)"); // as in ink.css and slide.css

  /**
   * @param {Connection} house
   * @param {Deck} deck
   * @param {() => boolean} follows
   */
  constructor(house, deck, follows) {
    super(house, deck, follows);
    this.picture = make("div", "frame ink-picture");
    this.picture.hidden = true;
    this.small = new Layer(this.picture);
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
