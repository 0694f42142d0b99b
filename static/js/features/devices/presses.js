// One press at a time, each for the turn that its presser saw: none counts twice, and none is lost without a word.

import { say } from "../../ui/say.js";

/** @import { Key } from "../../ui/say.js" */
/** @import { Connection } from "../../net/connection.js" */
/** @import { Carrying, Commands, Message } from "../../net/protocol.d.ts" */
/** @typedef {Pick<Connection, "line" | "ask">} Line what carries a press */

/** @satisfies {Record<Carrying<"turn">, true>} what is meant for the turn in which it was pressed */
const MOVES = {
  next: true,
  back: true,
  interrupt: true,
  tape: true,
  retry: true,
  stop: true,
  black: true,
};
const MOST = 2; // presses that may wait for the one under way
const PATIENCE = 3000; // milliseconds until a press counts as lost: whoever stands before a room waits no longer
/** @type {Key} */
export const OFFLINE = "presenting.offline";
/** @type {Key} */
export const BUSY = "presenting.busy";
/** @type {Key} */
export const LOST = "presenting.lost";

/** Sends what is pressed, in order. */
export class Presses {
  /**
   * @param {Line} connection
   * @param {(sentence: string) => void} say called with why a press has done nothing
   */
  constructor(connection, say) {
    this.connection = connection;
    this.say = say;
    this.turn = 0;
    this.underWay = 0;
    /** @type {Promise<boolean>} whether the press before went well */
    this.last = Promise.resolve(true);
  }

  /** Hear the turn that the talk is at. @param {{turn: number}} stage */
  hear({ turn }) {
    this.turn = turn;
  }

  /**
   * Press something, after what was pressed before it.
   * @template {Message} M
   * @param {M} message
   * @param {Commands[M]} content
   * @returns {Promise<boolean>} whether it was done
   */
  async press(message, content) {
    if (this.connection.line !== "on") return this.#fail(say(OFFLINE));
    if (this.underWay > MOST) return this.#fail(say(BUSY));
    if (this.underWay === 0) this.last = Promise.resolve(true);
    this.underWay += 1;
    const done = this.last.then((fine) => fine && this.#send(message, content));
    this.last = done;
    const well = await done;
    this.underWay -= 1;
    return well;
  }

  /**
   * @template {Message} M
   * @param {M} message
   * @param {Commands[M]} content
   */
  async #send(message, content) {
    const asked = message in MOVES ? { ...content, turn: this.turn } : content;
    const answer = await this.connection.ask(message, asked, PATIENCE);
    return answer.ok || this.#fail(answer.lost ? say(LOST) : answer.error);
  }

  /** @param {string} sentence */
  #fail(sentence) {
    this.say(sentence);
    return false;
  }
}
