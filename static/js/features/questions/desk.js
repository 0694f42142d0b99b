// What the room says, at the desk: the slide's poll, the questions, and the one over the slide.

import { part } from "../../ui/parts.js";
import { Asked } from "../polls/presenter.js";
import { comesFirst } from "../upcoming/upcoming.js";
import { Hearing } from "./presenter-list.js";
import { drawSpotlight } from "./spotlight.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Deck } from "../../deck/deck.js" */

/** Puts the poll's controls and the questions on the desk; `acts` is what their keys do. */
export class Voices {
  /**
   * @param {Connection} house
   * @param {Deck} deck
   * @param {() => void} redraw called when the next press has come to mean something else
   */
  constructor(house, deck, redraw) {
    this.deck = deck;
    this.redraw = redraw;
    this.black = false;
    this.told = "";
    this.poll = new Asked(house, deck.frame, () => this.#heard());
    this.questions = new Hearing(house, part("hearing"), () => this.#heard());
    this.acts = { poll: () => this.poll.goOn(), questions: () => this.questions.toggle() };
  }

  /**
   * Say what the next press of Space does before it moves on, "" for nothing.
   * @param {boolean} black whether the screen shows nothing now
   */
  first(black) {
    this.black = black;
    this.told = this.#now();
    return this.told;
  }

  #now() {
    return comesFirst(this.deck, this.black, this.questions.shown, this.poll.revealsNext);
  }

  #heard() {
    drawSpotlight(this.deck.frame, this.questions.shown);
    if (this.told !== this.#now()) this.redraw();
  }
}
