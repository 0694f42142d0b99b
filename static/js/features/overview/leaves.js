// What the overview is made of: a field to search with, and every slide small, each drawn when it is first seen.

import { fit } from "../../deck/fit.js";
import { make } from "../../ui/parts.js";

/** @import { Deck } from "../../deck/deck.js" */
/** @typedef {{dialog: HTMLDialogElement, field: HTMLInputElement, count: HTMLElement, list: HTMLElement}} Parts */

/** Make them, and put them into the page. @param {HTMLElement} place @returns {Parts} */
export function makeParts(place) {
  const dialog = make("dialog", "overview");
  const [field, count] = [make("input", "overview-field"), make("p", "overview-count")];
  const [head, list] = [make("header", "overview-head"), make("ol", "overview-slides")];
  dialog.setAttribute("aria-label", "All slides");
  field.type = "search";
  field.placeholder = "Search the slides";
  field.setAttribute("aria-label", "Search the slides");
  count.setAttribute("role", "status");
  head.append(field, count);
  dialog.append(head, list);
  place.append(dialog);
  return { dialog, field, count, list };
}

/**
 * Make a place for a slide.
 * @param {HTMLElement} section
 */
export function makeLeaf(section) {
  const { number = "", title = "" } = section.dataset;
  const button = make("button", "overview-slide");
  button.type = "button";
  button.dataset.slide = number;
  button.setAttribute("aria-label", `Slide ${number}: ${title}`);
  button.append(make("span", "frame"), make("span", "overview-number", number));
  return button;
}

/**
 * Draw a slide in its place, with everything on it.
 * @param {Deck} deck
 * @param {HTMLElement} leaf
 */
export function drawLeaf(deck, leaf) {
  const frame = leaf.querySelector(".frame");
  const slide = Number(leaf.dataset.slide);
  const still = deck.still({ slide, build: deck.outline[slide - 1] ?? 0 });
  if (!frame || !still) return;
  still.inert = true;
  frame.replaceChildren(still);
  fit(still);
}
