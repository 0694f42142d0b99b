// Whether the talk is early or late, in words that a presenter takes in at a glance. Pure.

import { say } from "../../ui/say.js";
import { written } from "./timer.js";

/** @import { Plan } from "../../net/presenter-data.js" */
/** @typedef {{kind: "early" | "on-time" | "late", words: string}} Pace */

const LITTLE = 30; // seconds that are neither early nor late

/**
 * Say how the talk is doing on a slide; as long as it is within the slide's own time it is on time.
 * @param {Plan} plan
 * @param {number} slide
 * @param {number} elapsed seconds
 * @returns {Pace | null} null without a plan
 */
export function paceOf({ ends }, slide, elapsed) {
  const end = ends[slide - 1];
  if (end === undefined) return null;
  const [late, early] = [elapsed - end, (ends[slide - 2] ?? 0) - elapsed];
  if (late >= LITTLE)
    return { kind: "late", words: say("presenting.late", { minutes: minutes(late) }) };
  if (early >= LITTLE)
    return { kind: "early", words: say("presenting.early", { minutes: minutes(early) }) };
  return { kind: "on-time", words: say("presenting.on-time") };
}

/**
 * Say how much of the talk's time is left: `44:53`, or `1:20 over`.
 * @param {number} budget seconds
 * @param {number} elapsed seconds
 * @param {boolean} [short] say `−1:20` where there is little room
 */
export function leftOf(budget, elapsed, short = false) {
  const left = budget - Math.floor(elapsed);
  if (left >= 0) return written(left * 1000);
  const time = written(-left * 1000);
  return short ? `−${time}` : say("presenting.over", { time });
}

/** @param {number} seconds */
function minutes(seconds) {
  return Math.max(1, Math.round(seconds / 60));
}
