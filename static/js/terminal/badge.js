// What a panel's badge says: that its demo is live, or when and on what a recording was made.

import { say } from "../ui/say.js";
import { recordedWords } from "./words.js";

/** @import { Viewing } from "./viewing.js" */

/**
 * @param {HTMLElement} element the panel
 * @param {string} written what the server says of the tape
 * @param {Viewing} viewing
 */
export function drawBadge(element, written, { show, isTape, isLeft }) {
  const open = show.state !== "closed" || isLeft;
  const live = open && !show.recorded;
  const plays = open && !isTape && show.recorded !== null;
  element.toggleAttribute("data-recorded", plays);
  const badge = /** @type {HTMLElement} */ (element.querySelector(".demo-badge"));
  badge.dataset.kind = live ? "live" : plays ? "recorded" : "tape";
  const words = show.recorded ? recordedWords(show.recorded) : written;
  badge.textContent = live ? say("demo.live") : words;
}
