// Whether a learner runs a demo for real, plays its tape or only reads it, and why, in words. Pure.

import { capital } from "../../terminal/words.js";

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
  if (!why && facts.taken)
    return {
      way: "run",
      words: "The recording goes on here. “Start afresh” runs the demo for real.",
    };
  if (!why)
    return { way: "run", words: "Each step runs for real, on the machine that serves this page." };
  if (!facts.recorded)
    return { way: "read", words: `${why} There is no recording of it either: read along.` };
  return {
    way: "play",
    words: `${why} What you play is a recording of a real run, made on ${facts.recorded}.`,
  };
}

/** @param {Facts} facts */
function obstacle({ owner, live, needs, engines }) {
  if (!owner)
    return "To run this for real, start Quarterdeck on your own machine and open the link to learn alone.";
  if (live) return "Somebody is presenting, and a run of yours would end theirs.";
  const missing = needs.filter((name) => engines[name]?.found === false);
  return missing
    .map((name) => engines[name]?.problem ?? `${capital(name)} does not answer.`)
    .join(" ");
}
