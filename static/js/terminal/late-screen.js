// A screen whose terminals are made when there is first something to see on them.

import { Terminals } from "./terminals.js";

/** @import { Size } from "../net/wire.js" */

/** A screen (see screen.js) that costs nothing until something is written. */
export class LateScreen {
  /**
   * @param {HTMLElement} place
   * @param {(terminal: string, text: string) => void} typed
   */
  constructor(place, typed) {
    this.place = place;
    this.typed = typed;
    /** @type {Terminals | null} */
    this.terminals = null;
    /** @type {Size[]} */
    this.sizes = [];
  }

  /** @param {Size[]} sizes */
  begin(sizes) {
    this.sizes = sizes;
    this.terminals?.begin(sizes);
  }

  /**
   * @param {string} terminal
   * @param {string} text
   */
  write(terminal, text) {
    this.#made().write(terminal, text);
  }

  /**
   * @param {string} terminal
   * @param {number} cols
   * @param {number} rows
   */
  resize(terminal, cols, rows) {
    this.#made().resize(terminal, cols, rows);
  }

  /** @param {string} terminal */
  look(terminal) {
    this.terminals?.look(terminal);
  }

  #made() {
    if (!this.terminals) {
      this.terminals = new Terminals(this.place, this.typed);
      this.terminals.begin(this.sizes);
    }
    return this.terminals;
  }
}
