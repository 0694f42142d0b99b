// How the room fares in words. Pure.

import { say } from "../../ui/say.js";

/** @import { Health } from "../../net/protocol.d.ts" */

const WORDS = /** @type {const} */ ({
  well: "presenting.health-well",
  busy: "presenting.health-busy",
  behind: "presenting.health-behind",
});

/** Say it in one word. @param {Health} health */
export function healthWord({ state }) {
  return say(WORDS[state]);
}

/**
 * Say the figure behind the word: `12 ms`, and where all is not well how many sleep: `1.4 s, 30 asleep`.
 * @param {Health} health
 */
export function healthFigure({ state, delay, sleepers }) {
  const asleep =
    sleepers > 0 && state !== "well" ? say("presenting.asleep", { count: sleepers }) : "";
  if (delay === undefined) return asleep;
  if (asleep === "") return delayWords(delay);
  return say("presenting.asleep-and-delay", { delay: delayWords(delay), asleep });
}

/**
 * Say what the figures are.
 * @param {Health} health
 */
export function healthMeaning({ delay, sleepers }) {
  const asleep = say("presenting.sleepers", { count: sleepers });
  if (delay === undefined) return asleep;
  return `${say("presenting.nine-of-ten", { delay: delayWords(delay) })} ${asleep}`;
}

/** @param {number} seconds */
function delayWords(seconds) {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}
