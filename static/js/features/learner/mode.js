// Whether a learner runs a demo for real, plays its tape or only reads it, and why, in words. Pure.

import { missingWords } from "../../terminal/words.js";
import { say } from "../../ui/say.js";

/** @import { Engine } from "../../net/protocol.d.ts" */
/**
 * @typedef {object} Facts
 * @property {boolean} owner this browser may run things
 * @property {boolean} live somebody is presenting
 * @property {string[]} needs the engines without which the demo cannot run
 * @property {Record<string, Engine>} engines as far as known
 * @property {string} recorded the day of the tape; "" where there is none
 * @property {boolean} [taken] the show that is on has gone over to the tape
 */
/** @typedef {"run" | "play" | "read"} Way */

/**
 * Give the way a learner takes a demo, and a sentence that says so plainly.
 * @param {Facts} facts
 * @returns {{way: Way, words: string}}
 */
export function modeOf(facts) {
  const why = obstacle(facts);
  if (!why && facts.taken) return { way: "run", words: say("learning.taped") };
  if (!why) return { way: "run", words: say("learning.runs") };
  if (!facts.recorded) return { way: "read", words: say("learning.reads", { why }) };
  return { way: "play", words: say("learning.plays", { why, day: facts.recorded }) };
}

/** @param {Facts} facts */
function obstacle({ owner, live, needs, engines }) {
  if (!owner) return say("learning.elsewhere");
  if (live) return say("learning.live");
  return missingWords(needs, engines);
}
