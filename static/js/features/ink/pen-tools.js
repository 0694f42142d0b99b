// The element `<pen-tools>`: the presenter's laser and pen, with their keys and buttons. While they are used, the desk
// shows the slide exactly as the room sees it.

import { connection } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { Hand } from "./hand.js";
import { View } from "./view.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Deck } from "../../deck/deck.js" */

/** The tools for the slides of a deck. */
export class PenTools extends LiveElement {
  /** @type {View | null} */
  #view = null;
  /** @type {Hand | null} */
  #hand = null;

  /** What keys and buttons do with it. @type {Record<string, () => void>} */
  acts = {
    laser: () => this.#hand?.hold("laser"),
    pen: () => this.#hand?.hold("pen"),
    colour: () => this.#hand?.dip(),
    red: () => this.#hand?.dip("red"),
    blue: () => this.#hand?.dip("blue"),
    yellow: () => this.#hand?.dip("yellow"),
    undo: () => this.#hand?.undo(),
    wipe: () => this.#hand?.wipe(false),
    "wipe-all": () => this.#hand?.wipe(true),
  };

  connectedCallback() {
    this.follow(document, "keydown", (event) => this.#press(/** @type {KeyboardEvent} */ (event)));
  }

  /** Draw on the slides of a deck. @param {Deck} deck */
  drawOn(deck) {
    this.#view = new DeskView(connection(), deck, () => this.#draw());
    this.#hand = new Hand(connection(), this.#view, () => this.#draw());
    this.follow(deck.frame, "turned", () => this.#view?.draw());
    this.#draw();
  }

  /** Put away what is in the hand, and say whether anything was. */
  putAway() {
    const held = (this.#hand?.tool ?? "") !== "";
    if (held) this.#hand?.hold("");
    return held;
  }

  /** Draw the buttons. */
  #draw() {
    if (!this.#view || !this.#hand) return;
    const { tool, colour } = this.#hand;
    document.body.classList.toggle("inked", tool !== "" || this.#view.isSeen);
    for (const button of this.querySelectorAll("button")) {
      const { action = "" } = button.dataset;
      const pressed = action === tool || (tool === "pen" && action === colour);
      if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(pressed));
      if (/^(undo|wipe)$/.test(action)) button.disabled = this.#view.strokes.length === 0;
    }
  }

  /** The browser's own word for undo, while the pen is in the hand. @param {KeyboardEvent} event */
  #press(event) {
    const undo = event.key === "z" && (event.ctrlKey || event.metaKey);
    if (this.#hand?.tool !== "pen" || !undo) return;
    event.preventDefault();
    this.#hand.undo();
  }
}

/** The ink over the desk's slide. */
class DeskView extends View {
  /**
   * @param {Connection} connection
   * @param {Deck} deck
   * @param {() => void} changed
   */
  constructor(connection, deck, changed) {
    super(connection, deck);
    this.changed = changed;
  }

  /** @override */
  draw() {
    super.draw();
    this.changed();
  }
}

customElements.define("pen-tools", PenTools);
