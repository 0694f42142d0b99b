// What an owner's page is told has gone wrong with each demo, in the words of shell or engine.

import { connection } from "../net/connection.js";

/** @import { Connection } from "../net/connection.js" */

/** Keeps every trouble there is, and fires `change`. */
export class Troubles extends EventTarget {
  /** @type {Map<string, string>} by the demo's name */
  #all = new Map();
  /** @type {Troubles | undefined} */
  static #ours;

  /** Give the page's own, which hears of all from its first use on. */
  static get ours() {
    Troubles.#ours ??= new Troubles(connection());
    return Troubles.#ours;
  }

  /** @param {Connection} connection */
  constructor(connection) {
    super();
    connection.hear("welcome", () => this.#all.clear()); // those there still are come after it
    connection.hear("trouble", ({ demo, problem }) => {
      this.#all.set(demo, problem ?? "");
      this.dispatchEvent(new Event("change"));
    });
  }

  /** Give what is wrong with a demo, empty where nothing is. @param {string} demo */
  of(demo) {
    return this.#all.get(demo) ?? "";
  }
}
