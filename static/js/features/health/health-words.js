// How the room fares in words. Pure.

/** @import { Health } from "../../net/protocol.d.ts" */

/**
 * Say the figure behind the word: `12 ms`, and where all is not well how many sleep: `1.4 s, 30 asleep`.
 * @param {Health} health
 */
export function healthFigure({ state, delay, sleepers }) {
  const asleep = sleepers > 0 && state !== "well" ? `${sleepers} asleep` : "";
  return [delay === undefined ? "" : delayWords(delay), asleep].filter(Boolean).join(", ");
}

/**
 * Say what the figures are.
 * @param {Health} health
 */
export function healthMeaning({ delay, sleepers }) {
  const within =
    delay === undefined ? "" : `Nine of ten pages answer within ${delayWords(delay)}. `;
  const who = sleepers === 1 ? "One page is" : `${sleepers || "No"} pages are`;
  return `${within}${who} asleep, or behind.`;
}

/** @param {number} seconds */
function delayWords(seconds) {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}
