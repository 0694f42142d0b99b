// What a screen reader hears of polls: that one opens, what came of it, that it closes; not each answer.

import { ToldLog } from "../../ui/told-log.js";
import { changeWords } from "./tally.js";

/** @import { Poll } from "../../net/protocol.d.ts" */

/** Tells how the poll of the slide at hand has changed since it was told of last. */
export class HeardPoll {
  #log = new ToldLog();
  /** @type {Map<number, Poll>} as last told, by slide */
  #told = new Map();

  /** What stands on the page. */
  get element() {
    return this.#log.element;
  }

  /**
   * @param {Poll} poll
   * @param {string[]} options what may be answered
   */
  draw(poll, options) {
    for (const words of changeWords(this.#told.get(poll.slide), poll, options))
      this.#log.tell(words);
    this.#told.set(poll.slide, poll);
  }
}
