// What the overview is made of: a field to search with, and every slide small, each drawn when it is first seen.

import { fit } from "../../deck/fit.js";
import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";

/** @import { Deck } from "../../deck/deck.js" */
/** @typedef {{dialog: HTMLDialogElement, field: HTMLInputElement, count: HTMLElement, list: HTMLElement}} Parts */

/** Make them, and put them into the page. @param {HTMLElement} place @returns {Parts} */
export function makeParts(place) {
  const dialog = make("dialog", "overview");
  const [field, count] = [make("input", "overview-field"), make("p", "overview-count")];
  const [head, list] = [make("header", "overview-head"), make("ol", "overview-slides")];
  dialog.setAttribute("aria-label", say("overview.title"));
  field.type = "search";
  field.placeholder = say("overview.search");
  field.setAttribute("aria-label", say("overview.search"));
  count.setAttribute("role", "status");
  head.append(field, count);
  dialog.append(head, list);
  place.append(dialog);
  return { dialog, field, count, list };
}

/**
 * Make a place for a slide: what leads there, over its frame.
 * @param {HTMLElement} section
 */
export function makeLeaf(section) {
  const { number = "", title = "" } = section.dataset;
  const button = make("button", "overview-slide");
  button.type = "button";
  button.dataset.slide = number;
  button.setAttribute("aria-label", say("slides.titled", { number, title }));
  button.append(make("span", "overview-number", number));
  const item = document.createElement("li");
  item.append(button, make("span", "frame")); // beside it, as what one reads within a button should be its name
  return item;
}

const A_FRAME = 8; // milliseconds of it for drawing slides

/** Draws slides in their places, as many in a frame as it has time for, so that the list is never in anybody's way. */
export class DrawnInTurn {
  /** @type {HTMLElement[]} */
  #waiting = [];

  /** @param {Deck} deck */
  constructor(deck) {
    this.deck = deck;
  }

  /** Draw a slide as soon as it is its turn. @param {HTMLElement} item */
  add(item) {
    if (this.#waiting.push(item) === 1) requestAnimationFrame(() => this.#draw());
  }

  /** Draw none of those that are waiting. */
  forget() {
    this.#waiting = [];
  }

  #draw() {
    const until = performance.now() + A_FRAME;
    do {
      const item = this.#waiting.shift();
      if (item) drawLeaf(this.deck, item);
    } while (this.#waiting.length > 0 && performance.now() < until);
    if (this.#waiting.length > 0) requestAnimationFrame(() => this.#draw());
  }
}

/**
 * Draw a slide in its place, with everything on it.
 * @param {Deck} deck
 * @param {Element} item
 */
function drawLeaf(deck, item) {
  const frame = item.querySelector(".frame");
  const slide = Number(item.querySelector("button")?.dataset.slide);
  const still = deck.still({ slide, build: deck.outline[slide - 1] ?? 0 });
  if (!frame || !still) return;
  still.inert = true;
  frame.replaceChildren(still);
  fit(still);
}
