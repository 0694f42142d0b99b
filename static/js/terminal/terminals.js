// The terminals of one panel, on the page: one above the other, as large as their room allows.

import { underWay } from "../ui/settled.js";
import { openBox } from "./box.js";
import { Stack } from "./stack.js";
import { clear, loadXterm, makeTerminal, takeKeys } from "./xterm.js";

/** @import { Size } from "../net/protocol.d.ts" */
/** @import { Terminal } from "@xterm/xterm" */
/** @import { Xterm } from "./xterm.js" */

const PART = 8192; // characters

/** A screen (see viewing.js) of xterms: none until something is to be seen, and what is written before they are loaded waits. */
export class Terminals {
  /**
   * @param {HTMLElement} place
   * @param {(terminal: string, text: string) => void} typed what the one with the keyboard types
   */
  constructor(place, typed) {
    this.place = place;
    this.typed = typed;
    this.stack = new Stack(place);
    this.active = "";
    this.keys = false;
    this.gone = false;
    /** @type {Size[]} as they begin */
    this.sizes = [];
    /** @type {Promise<Xterm> | null} null until there is something to see */
    this.loaded = null;
  }

  /** @param {Size[]} sizes */
  begin(sizes) {
    this.sizes = sizes;
    this.#later((xterm) => {
      const names = sizes.map(({ name }) => name);
      for (const one of this.stack.all.values())
        if (!names.includes(one.name)) this.stack.remove(one);
      for (const size of sizes) this.#renew(xterm, size);
      this.stack.fit();
    });
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  write(name, text) {
    this.#open();
    this.#later(() => {
      const one = this.stack.all.get(name);
      if (one) writeInParts(one.terminal, text);
      if (one && this.stack.eyes.notice(name, text)) this.stack.mark(this.active);
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
      if (!this.stack.all.has(name)) this.#renew(xterm, { name, cols, rows });
      this.stack.all.get(name)?.terminal.resize(cols, rows);
      this.stack.fit();
    });
  }

  /**
   * Look at the terminal of a step, or where the step says; else at whatever changes meanwhile, too.
   * @param {string} name
   * @param {string[]} told
   */
  look(name, told) {
    this.#later(() => {
      this.stack.eyes.begin(name, told);
      this.show(name);
    });
  }

  /** Give the terminals the keyboard, or take it from them. @param {boolean} on */
  giveKeys(on) {
    this.keys = on;
    this.#later(() => {
      for (const one of this.stack.all.values())
        takeKeys(one.terminal, on && one.name === this.active);
    });
  }

  /** Give screen readers the terminals' text, or no longer. @param {boolean} on */
  readAloud(on) {
    this.#later(() => {
      for (const { terminal } of this.stack.all.values()) terminal.options.screenReaderMode = on;
    });
  }

  /** Let everything go. */
  dispose() {
    this.gone = true;
    this.stack.dispose();
  }

  #open() {
    if (this.loaded) return;
    this.loaded = underWay(loadXterm());
    this.stack.enter();
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
    const one = this.stack.all.get(size.name);
    if (one) {
      clear(one.terminal);
      return one.terminal.resize(size.cols, size.rows);
    }
    this.stack.add(openBox(size.name, makeTerminal(xterm, size, this.place), this));
    this.show(this.active || size.name);
  }

  /** Look at one terminal in particular, as its name was pressed. @param {string} name */
  choose(name) {
    this.stack.eyes.begin(name, []);
    this.show(name);
  }

  /** Go to one terminal, and give it the keyboard where the terminals have it. @param {string} name */
  show(name) {
    if (!this.stack.all.has(name)) return;
    this.active = name;
    for (const one of this.stack.all.values())
      takeKeys(one.terminal, this.keys && one.name === name);
    this.stack.mark(this.active);
  }
}

/**
 * Write a text such that the page has its turn between the parts of it: what xterm is given once it reads in one go.
 * @param {Terminal} terminal
 * @param {string} text
 */
function writeInParts(terminal, text) {
  for (let at = 0; at < text.length; at += PART) terminal.write(text.slice(at, at + PART));
}
