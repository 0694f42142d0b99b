// The next state as a picture: the slide as it will be, or the command that will be typed.

import { fit } from "../../deck/fit.js";
import { secondsWords } from "../../terminal/words.js";
import { make, part } from "../../ui/parts.js";
import { rehearsedOf } from "../notes/presenter-data.js";
import { upcoming } from "./upcoming.js";

/** @import { Deck } from "../../deck/deck.js" */
/** @import { Panel } from "../../terminal/panel.js" */
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
  const seconds = rehearsedOf(then.demo ?? "")[(then.step?.number ?? 0) - 1];
  const wanted = JSON.stringify([deck.version, then, seconds]);
  if (wanted === shown) return;
  shown = wanted;
  part("next-word").textContent = then.words;
  part("next-frame").replaceChildren(...picture(deck, then, seconds));
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
 * @param {number | undefined} seconds that the step took in rehearsal
 * @returns {HTMLElement[]}
 */
function picture(deck, { at, step }, seconds) {
  if (step) return [card(step, seconds)];
  const still = at && deck.still(at);
  return still ? [still] : [];
}

/**
 * @param {import("../../net/protocol.d.ts").Step} step
 * @param {number | undefined} seconds
 */
function card({ label, say }, seconds) {
  const sheet = make("div", "next-step");
  sheet.append(make("code", "next-command", label), make("p", "next-say", say));
  if (seconds !== undefined)
    sheet.append(make("p", "next-took", `${secondsWords(seconds)} in rehearsal`));
  return sheet;
}
