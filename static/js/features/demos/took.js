// How long steps take now, beside what they took in rehearsal. Pure.

import { say } from "../../ui/say.js";
import { secondsWords } from "../../ui/seconds.js";

/** @import { Show, Step } from "../../net/protocol.d.ts" */

/** Remembers since when the step under way has been running, as this page has seen it. */
export class Stopwatch {
  #run = "";
  #step = 0;
  #since = 0;

  /**
   * Look at a show.
   * @param {Show} show
   * @param {number} now milliseconds
   */
  look({ run, steps }, now) {
    const step = steps.find(({ state }) => state === "running")?.number ?? 0;
    if (step === this.#step && run === this.#run) return;
    this.#run = run ?? "";
    this.#step = step;
    this.#since = now;
  }

  /**
   * Give the seconds that a step has been running, null when it does not.
   * @param {number} step
   * @param {number} now milliseconds
   */
  seconds(step, now) {
    return step === this.#step ? Math.max(0, (now - this.#since) / 1000) : null;
  }
}

/**
 * Say how long a step takes and took: `3 s of 12 s` while it runs, the rehearsed time before and after, with a word
 * for whoever does not see in which column it stands.
 * @param {Step} step
 * @param {number | undefined} rehearsed seconds
 * @param {number | null} running seconds
 * @returns {{unseen: string, seen: string}}
 */
export function tookWords({ state }, rehearsed, running) {
  const usual = rehearsed === undefined ? "" : secondsWords(rehearsed);
  if (state !== "running" || running === null)
    return { unseen: usual ? `${say("presenting.rehearsed")} ` : "", seen: usual };
  const now = `${Math.floor(running)} s`;
  return { unseen: "", seen: usual ? say("demo.time-of", { now, usual }) : now };
}
