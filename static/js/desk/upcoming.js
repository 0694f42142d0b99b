// What the next press of Space will do, in words and as a picture.

import { fit } from "../deck/fit.js";
import { next } from "../deck/position.js";
import { part } from "../page/parts.js";

/** @import { At } from "../wire.js" */
/** @import { Deck } from "../deck/deck.js" */
/** @import { Panel } from "../terminal/panel.js" */
/** @import { Outline } from "../deck/position.js" */
/** @typedef {{words: string, at: At | null}} Upcoming */

/**
 * Say what comes next: a build, else a step of the slide's demo, else the next slide. The server decides as much.
 * @param {At} at
 * @param {Outline} outline
 * @param {{number: number, label: string} | null} step the demo's next, null when there is none
 * @returns {Upcoming}
 */
export function upcoming(at, outline, step) {
  const then = next(outline, at);
  if (then?.slide === at.slide)
    return { words: `build ${then.build} of ${outline[at.slide - 1]}`, at: then };
  if (step) return { words: `step ${step.number}: ${step.label}`, at: then };
  return then ? { words: `slide ${then.slide}`, at: then } : { words: "the end", at: null };
}

/**
 * Say what the next press does before it moves on, "" for nothing. The server decides as much.
 * @param {{at: At, outline: Outline}} deck
 * @param {boolean} black the screen shows nothing now
 * @param {object | null} question the one on the slide
 * @param {boolean} counts whether a poll waits for its counts to be shown
 */
export function comesFirst({ at, outline }, black, question, counts) {
  if (black || question) return "this slide again";
  return counts && at.build >= (outline[at.slide - 1] ?? 0) ? "the poll's counts" : "";
}

/**
 * Draw it.
 * @param {Deck} deck
 * @param {string} instead what the press does before all that, "" for nothing
 * @param {Panel | null} panel the demo of the present slide
 * @param {Set<string>} given demos that have been shown, which the next press passes by
 */
export function drawUpcoming(deck, instead, panel, given) {
  const waits = panel && !given.has(panel.name);
  const step = (waits && panel.viewing.show.steps[panel.viewing.current - 1]) || null;
  const { words, at } = instead
    ? { words: instead, at: deck.at }
    : upcoming(deck.at, deck.outline, step);
  part("next-word").textContent = words;
  const still = at && deck.still(at);
  const frame = part("next-frame");
  if (still) frame.replaceChildren(still);
  else frame.replaceChildren();
  if (still) fit(still);
}
