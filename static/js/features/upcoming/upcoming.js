// What the next press of Space will do: the same rule by which the server does it. Pure.

import { next } from "../../deck/position.js";

/** @import { Step } from "../../net/protocol.d.ts" */
/** @import { At, Outline } from "../../deck/position.js" */
/**
 * @typedef {object} Performed one of the slide's demos
 * @property {string} name
 * @property {boolean} given it has been shown, and the press passes it by
 * @property {boolean} [leaving] it is being cleaned up
 * @property {Step[]} steps
 */
/** @typedef {{words: string, at?: At, demo?: string, step?: Step}} Upcoming with the place or the step to show */

/**
 * Say what comes next: whatever comes first, a build, a step of the slide's demos, the next slide.
 * @param {{at: At, instead: string, outline: Outline, demos: Performed[]}} talk `instead` is what the press does
 *   before it moves on, "" for nothing; `demos` in the order of the slide
 * @returns {Upcoming}
 */
export function upcoming({ at, instead, outline, demos }) {
  if (instead) return { words: instead, at };
  const then = next(outline, at);
  if (then?.slide === at.slide)
    return { words: `build ${then.build} of ${outline[at.slide - 1]}`, at: then };
  const waiting = demos.map(stepOf).find(Boolean);
  if (waiting) return waiting;
  return then ? { words: `slide ${then.slide}`, at: then } : { words: "the end" };
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
 * Say what a demo makes of the press: nothing where it has been given.
 * @param {Performed} demo
 * @returns {Upcoming | null}
 */
function stepOf({ name, given, leaving, steps }) {
  const running = steps.find(({ state }) => state === "running");
  const waiting = steps.find(({ state }) => state === "waiting");
  if (given || !(running || waiting)) return null;
  if (leaving) return { words: "wait, the demo is being cleaned up" };
  if (running)
    return { words: `wait, step ${running.number} is running`, demo: name, step: running };
  return waiting
    ? { words: `step ${waiting.number} of ${steps.length}`, demo: name, step: waiting }
    : null;
}
