// Pen and laser at the desk: their keys, their buttons, and the slide exactly as the room sees it while they are used.

import { part } from "../../ui/parts.js";
import { Hand } from "./hand.js";
import { View } from "./view.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Deck } from "../../deck/deck.js" */

/** The desk's pen. */
export class Pen {
  /**
   * @param {Connection} house
   * @param {Deck} deck
   */
  constructor(house, deck) {
    this.view = new DeskView(house, deck, () => this.hand && this.draw());
    this.hand = new Hand(house, this.view, () => this.draw());
    /** What keys and buttons do with it. @type {Record<string, () => void>} */
    this.acts = {
      laser: () => this.hand.hold("laser"),
      pen: () => this.hand.hold("pen"),
      colour: () => this.hand.dip(),
      red: () => this.hand.dip("red"),
      blue: () => this.hand.dip("blue"),
      yellow: () => this.hand.dip("yellow"),
      undo: () => this.hand.undo(),
      wipe: () => this.hand.wipe(false),
      "wipe-all": () => this.hand.wipe(true),
    };
    document.addEventListener("keydown", (event) => this.#press(event));
    this.draw();
  }

  /** Put away what is in the hand, and say whether anything was. */
  putAway() {
    const held = this.hand.tool !== "";
    if (held) this.hand.hold("");
    return held;
  }

  /** Draw the buttons, and the ink where the slide may be another. */
  draw() {
    const { tool, colour } = this.hand;
    document.body.classList.toggle("inked", tool !== "" || this.view.isSeen);
    for (const button of part("pen").querySelectorAll("[aria-pressed]")) {
      const { action } = /** @type {HTMLElement} */ (button).dataset;
      const pressed = action === tool || (tool === "pen" && action === colour);
      button.setAttribute("aria-pressed", String(pressed));
    }
    const nothing = this.view.strokes.length === 0;
    for (const name of ["undo", "wipe"]) disable(name, nothing);
  }

  /** The browser's own word for undo, while the pen is in the hand. @param {KeyboardEvent} event */
  #press(event) {
    if (this.hand.tool !== "pen" || event.key !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.hand.undo();
  }
}

/** The ink over the desk's slide. */
class DeskView extends View {
  /**
   * @param {Connection} house
   * @param {Deck} deck
   * @param {() => void} changed
   */
  constructor(house, deck, changed) {
    super(house, deck);
    this.changed = changed;
  }

  /** @override */
  draw() {
    super.draw();
    this.changed();
  }
}

/**
 * @param {string} action
 * @param {boolean} off
 */
function disable(action, off) {
  const button = part("pen").querySelector(`[data-action="${action}"]`);
  if (button instanceof HTMLButtonElement) button.disabled = off;
}
