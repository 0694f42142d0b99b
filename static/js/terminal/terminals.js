// The terminals of one panel, on the page: as tabs or side by side, as large as their room allows.

import { make } from "../ui/parts.js";
import { underWay } from "../ui/settled.js";
import { arrange } from "./arrange.js";
import { openBox } from "./box.js";
import { clear, loadXterm, makeTerminal, takeKeys } from "./xterm.js";

/** @import { Size } from "../net/protocol.d.ts" */
/** @import { Box } from "./box.js" */
/** @import { Xterm } from "./xterm.js" */

/** A screen (see viewing.js) of xterms: none until something is to be seen, and what is written before they are loaded waits. */
export class Terminals {
  /**
   * @param {HTMLElement} place
   * @param {(terminal: string, text: string) => void} typed what the one with the keyboard types
   */
  constructor(place, typed) {
    this.place = place;
    this.typed = typed;
    this.tabs = make("div", "demo-tabs");
    this.boxes = make("div", "demo-boxes");
    /** @type {Map<string, Box>} */
    this.all = new Map();
    this.active = "";
    this.keys = false;
    this.gone = false;
    /** @type {Size[]} as they begin */
    this.sizes = [];
    /** @type {Promise<Xterm> | null} null until there is something to see */
    this.loaded = null;
    this.observer = new ResizeObserver(() => this.fit());
  }

  /** @param {Size[]} sizes */
  begin(sizes) {
    this.sizes = sizes;
    this.#later((xterm) => {
      const names = sizes.map(({ name }) => name);
      for (const one of this.all.values()) if (!names.includes(one.name)) this.#remove(one);
      for (const size of sizes) this.#renew(xterm, size);
      this.fit();
    });
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  write(name, text) {
    this.#open();
    this.#later(() => {
      const one = this.all.get(name);
      one?.terminal.write(text);
      if (one && name !== this.active && text.includes("\n"))
        one.tab.classList.add("unseen-output");
    });
  }

  /**
   * @param {string} name
   * @param {number} cols
   * @param {number} rows
   */
  resize(name, cols, rows) {
    this.#open();
    this.#later((xterm) => {
      if (!this.all.has(name)) this.#renew(xterm, { name, cols, rows });
      this.all.get(name)?.terminal.resize(cols, rows);
      this.fit();
    });
  }

  /** @param {string} name */
  look(name) {
    this.#later(() => this.show(name));
  }

  /** Give the terminals the keyboard, or take it from them. @param {boolean} on */
  giveKeys(on) {
    this.keys = on;
    this.#later(() => {
      for (const one of this.all.values()) takeKeys(one.terminal, on && one.name === this.active);
    });
  }

  /** Give screen readers the terminals' text, or no longer. @param {boolean} on */
  readAloud(on) {
    this.#later(() => {
      for (const { terminal } of this.all.values()) terminal.options.screenReaderMode = on;
    });
  }

  /** Make the type as large as the room allows. */
  fit() {
    const terminals = [...this.all.values()].map(({ terminal }) => terminal);
    arrange(this.place, this.boxes, terminals);
  }

  /** Let everything go. */
  dispose() {
    this.gone = true;
    this.observer.disconnect();
    for (const one of this.all.values()) this.#remove(one);
  }

  #open() {
    if (this.loaded) return;
    this.loaded = underWay(loadXterm());
    this.place.replaceChildren(this.tabs, this.boxes);
    this.observer.observe(this.boxes);
    this.begin(this.sizes);
  }

  /** @param {(xterm: Xterm) => void} act */
  #later(act) {
    this.loaded?.then((xterm) => {
      if (!this.gone) act(xterm);
    });
  }

  /**
   * @param {Xterm} xterm
   * @param {Size} size
   */
  #renew(xterm, size) {
    const one = this.all.get(size.name);
    if (one) {
      clear(one.terminal);
      return one.terminal.resize(size.cols, size.rows);
    }
    const made = openBox(size.name, makeTerminal(xterm, size, this.place), this);
    this.all.set(size.name, made);
    this.tabs.append(made.tab);
    this.boxes.append(made.box);
    made.terminal.open(made.box);
    this.show(this.active || size.name);
  }

  /** Bring one terminal to the front. @param {string} name */
  show(name) {
    if (!this.all.has(name)) return;
    this.active = name;
    for (const one of this.all.values()) {
      const chosen = one.name === name;
      one.box.classList.toggle("chosen", chosen);
      one.tab.setAttribute("aria-pressed", String(chosen));
      if (chosen) one.tab.classList.remove("unseen-output");
      takeKeys(one.terminal, this.keys && chosen);
    }
  }

  /** @param {Box} one */
  #remove(one) {
    one.terminal.dispose();
    one.box.remove();
    one.tab.remove();
    this.all.delete(one.name);
  }
}
