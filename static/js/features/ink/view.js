// What somebody sees of the ink, over the slide.

import { Layer } from "./layer.js";
import { CLEAN, grown } from "./strokes.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Deck } from "../../deck/deck.js" */
/** @import { Ink, Part, Spot } from "../../net/protocol.d.ts" */

/** Hears of pen and laser, and draws them for whoever is with the talk. */
export class View {
  /**
   * @param {Connection} connection
   * @param {Deck} deck
   * @param {() => boolean} [follows] whether what this page shows is the talk
   * @param {Layer} [layer]
   */
  constructor(connection, deck, follows = () => true, layer = Layer.over(deck.frame)) {
    this.deck = deck;
    this.follows = follows;
    this.layer = layer;
    /** @type {Ink} */
    this.ink = CLEAN;
    this.pointed = 0; // the slide at which the laser was pointed last
    connection.hear("ink", (ink) => this.take(ink));
    connection.hear("stroke", (part) => this.add(part));
    connection.hear("laser", (spot) => this.point(spot));
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
