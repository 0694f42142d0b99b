// Where the terminals of one panel stand, each as tall as what is in it and where people look.

import { make } from "../ui/parts.js";
import { arrange, share } from "./arrange.js";
import { Eyes } from "./eyes.js";

/** @import { Measure } from "./arrange.js" */
/** @import { Box } from "./box.js" */

/** The boxes of a panel's terminals, by name, and who is looked at. */
export class Stack {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.boxes = make("div", "demo-boxes");
    /** @type {Map<string, Box>} */
    this.all = new Map();
    this.eyes = new Eyes();
    this.active = "";
    /** @type {Measure | null} */
    this.measure = null;
    this.observer = new ResizeObserver(() => this.fit());
  }

  /** Come into the page. */
  enter() {
    this.place.prepend(this.boxes);
    this.observer.observe(this.boxes);
  }

  /** @param {Box} one */
  add(one) {
    this.all.set(one.name, one);
    this.boxes.append(one.box);
    one.terminal.open(one.view);
    one.terminal.onWriteParsed(() => this.settle());
  }

  /** @param {Box} one */
  remove(one) {
    one.terminal.dispose();
    one.box.remove();
    this.all.delete(one.name);
  }

  /** Make the type as large as the room allows. */
  fit() {
    this.measure = arrange(this.place, this.boxes, [...this.all.values()]);
    this.settle();
  }

  /** Share the height between them, by what is in them and where people look. */
  settle() {
    if (this.measure) share([...this.all.values()], this.eyes.on, this.active, this.measure);
  }

  /** Mark the terminals looked at, and the active one. @param {string} active */
  mark(active) {
    this.active = active;
    for (const one of this.all.values()) {
      const fore = this.eyes.on.has(one.name);
      one.box.classList.toggle("fore", fore);
      one.box.classList.toggle("chosen", one.name === active);
      one.tab.setAttribute("aria-pressed", String(fore));
    }
    this.settle();
  }

  /** Let everything go. */
  dispose() {
    this.observer.disconnect();
    for (const one of this.all.values()) this.remove(one);
  }
}
