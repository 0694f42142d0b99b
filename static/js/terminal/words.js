// How a panel puts a show into words. Pure.

/** @import { Recorded, Show } from "../net/protocol.d.ts" */

/**
 * Say what a recording was made on, as the badge does: `recorded 2026-11-23, Docker 26.1.5`.
 * @param {Recorded} recorded
 */
export function recordedWords({ date, engines }) {
  const on = Object.entries(engines).map(([name, version]) => `, ${capital(name)} ${version}`);
  return `recorded ${date}${on.join("")}`;
}

/**
 * Say where a show is.
 * @param {Show} show
 * @param {number} current the step under way or next, 0 for none
 */
export function stateWords(show, current) {
  const step = `step ${current} of ${show.steps.length}`;
  const words = {
    closed: "",
    opening: show.waits || "starting",
    ready: current ? `next: ${step}` : "all steps done",
    running: step,
    done: "all steps done",
    closing: "cleaning up",
  };
  return words[show.state];
}

/**
 * Say how a step fares, for those who do not see its mark.
 * @param {import("../net/protocol.d.ts").Step} step
 */
export function stepWords({ state, seconds }) {
  const words = {
    waiting: "",
    running: "running",
    passed: "",
    failed: "failed",
    going: "goes on",
  };
  return state === "passed" && seconds !== null ? secondsWords(seconds) : words[state];
}

/** Say how long something took: `4.2 s`, `12 s`. @param {number} seconds */
export function secondsWords(seconds) {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** @param {string} name */
export function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
