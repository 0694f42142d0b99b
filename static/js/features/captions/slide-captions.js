// The element `<slide-captions>`: what is said, below the slide, for whoever wants to read along.

import { LiveElement } from "../../net/live-element.js";
import { make } from "../../ui/parts.js";
import { keep, kept } from "../../ui/storage.js";
import { heard } from "./lines.js";

/** @import { Captions } from "../../net/protocol.d.ts" */
/** @import { Line } from "./lines.js" */

const KEPT = "quarterdeck-captions";
const NEAR = 8; // pixels from the end, within which a reader wants what comes next

/**
 * In the room each page shows it or not, as its browser keeps; with `hall`, as the desk says. A screen reader reads each
 * line once, and only while it is shown.
 */
export class SlideCaptions extends LiveElement {
  /** @type {Line[]} */
  #lines = [];
  #wanted = !this.#inHall && kept(KEPT) === "on";

  connectedCallback() {
    this.hear("captions", (told) => this.#take(told));
    this.#draw();
  }

  /** Show it, or no longer, and keep that in mind. */
  toggle() {
    this.#wanted = !this.#wanted;
    keep(KEPT, this.#wanted ? "on" : "");
    this.#draw();
  }

  get #inHall() {
    return this.hasAttribute("hall");
  }

  /** The button that shows it, where there is one. @returns {HTMLElement | null} */
  get #button() {
    return document.querySelector(".chrome-captions");
  }

  /** @param {Captions} told */
  #take(told) {
    this.#lines = heard(this.#lines, told);
    if (this.#inHall) this.#wanted = told.hall;
    this.#draw();
  }

  #draw() {
    const there = this.#lines.length > 0;
    const follows = this.hasAttribute("hidden") || this.#inHall || this.#isNearEnd;
    this.hidden = !(this.#wanted && there);
    this.#button?.toggleAttribute("hidden", !there);
    this.#button?.setAttribute("aria-pressed", String(this.#wanted));
    this.setAttribute("aria-live", this.#wanted ? "polite" : "off");
    this.#write();
    if (follows) this.scrollTop = this.scrollHeight;
  }

  /** Whether a reader sees the newest line, and has not gone back to an earlier one. */
  get #isNearEnd() {
    return this.scrollTop + this.clientHeight >= this.scrollHeight - NEAR;
  }

  /** Put down what is new and take away what is gone, so that no line is read twice. */
  #write() {
    const here = /** @type {HTMLElement[]} */ ([...this.children]);
    const wanted = new Set(this.#lines.map(keyOf));
    for (const line of here) if (!wanted.has(line.dataset.key ?? "")) line.remove();
    const written = new Set(here.map(({ dataset }) => dataset.key));
    for (const line of this.#lines) if (!written.has(keyOf(line))) this.append(lineOf(line));
  }
}

/** @param {Line} line */
function keyOf({ number, text }) {
  return `${number} ${text}`;
}

/** @param {Line} line */
function lineOf(line) {
  const made = make("p", "caption", line.text);
  made.dataset.key = keyOf(line);
  if (line.language) made.lang = line.language;
  return made;
}

customElements.define("slide-captions", SlideCaptions);
