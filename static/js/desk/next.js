// The next state as a picture: the slide as it will be, or the command that will be typed.

import { fit } from "../deck/fit.js";
import { make, part } from "../page/parts.js";
import { secondsWords } from "../terminal/words.js";
import { rehearsedOf } from "./papers.js";
import { upcoming } from "./upcoming.js";

/** @import { Deck } from "../deck/deck.js" */
/** @import { Panel } from "../terminal/panel.js" */
/** @import { Performed, Upcoming } from "./upcoming.js" */

let shown = "";

/**
 * Draw what the next press will do.
 * @param {Deck} deck
 * @param {string} instead what the press does before it moves on, "" for nothing
 * @param {Panel[]} panels the demos of the present slide
 * @param {Set<string>} given demos that have been shown
 */
export function drawNext(deck, instead, panels, given) {
  const demos = panels.map((panel) => performed(panel, given));
  const then = upcoming({ at: deck.at, instead, outline: deck.outline, demos });
  const wanted = JSON.stringify([deck.version, then]);
  if (wanted === shown) return;
  shown = wanted;
  part("next-word").textContent = then.words;
  part("next-frame").replaceChildren(...picture(deck, then));
  for (const slide of part("next-frame").querySelectorAll(".slide"))
    fit(/** @type {any} */ (slide));
}

/**
 * @param {Panel} panel
 * @param {Set<string>} given
 * @returns {Performed}
 */
function performed({ name, viewing }, given) {
  const { state, steps } = viewing.show;
  return { name, given: given.has(name), leaving: state === "closing", steps };
}

/**
 * @param {Deck} deck
 * @param {Upcoming} then
 * @returns {HTMLElement[]}
 */
function picture(deck, { at, demo = "", step }) {
  if (step) return [card(demo, step)];
  const still = at && deck.still(at);
  return still ? [still] : [];
}

/**
 * @param {string} demo
 * @param {import("../wire.js").Step} step
 */
function card(demo, { number, label, say }) {
  const sheet = make("div", "next-step");
  sheet.append(make("code", "next-command", label), make("p", "next-say", say));
  const seconds = rehearsedOf(demo)[number - 1];
  const took = seconds === undefined ? "" : `${secondsWords(seconds)} in rehearsal`;
  if (took) sheet.append(make("p", "next-took", took));
  return sheet;
}
