// How a panel puts a show into words. Pure.

import { say } from "../ui/say.js";
import { secondsWords } from "../ui/seconds.js";

/** @import { Key } from "../ui/say.js" */
/** @import { Engine, Recorded, Show } from "../net/protocol.d.ts" */

/**
 * Say what a recording was made on, as the badge does: `recorded 2026-11-23, Docker 26.1.5`.
 * @param {Recorded} recorded
 */
export function recordedWords({ date, engines }) {
  const on = Object.entries(engines).map(([name, version]) => `, ${capital(name)} ${version}`);
  return say("demo.recorded", { on: `${date}${on.join("")}` });
}

/**
 * Say to the room that the recording goes on as the live run has failed; empty where it has not.
 * @param {Show} show
 */
export function rescueWords({ recorded, rescued }) {
  if (!recorded || !rescued) return "";
  return say("demo.rescued", { day: dayWords(recorded.date), step: rescued });
}

/**
 * Say how the step under way, or the last one that was seen, has begun or ended, for who hears it; empty before the first.
 * @param {Show} show
 */
export function heardWords({ state, steps }) {
  const begun = steps.filter((step) => step.state !== "waiting" && !step.hidden);
  const step = begun.find((each) => each.state === "running") ?? begun.at(-1);
  if (state === "closed" || !step || step.state === "waiting") return "";
  const [number, all, label] = [step.number, steps.length, step.label];
  const words = {
    running: say("demo.heard-running", { step: number, steps: all, words: step.say || label }),
    held: say("demo.heard-held", { step: number, steps: all, label }),
    passed: say("demo.heard-passed", { step: number, steps: all }),
    going: say("demo.heard-going", { step: number, steps: all }),
    failed: say("demo.heard-failed", { step: number, steps: all }),
  };
  return words[step.state];
}

/** Say a day as people do: `23 November 2026`. @param {string} date in ISO 8601 */
export function dayWords(date) {
  const day = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Date(`${date}T00:00Z`).toLocaleDateString(
    say("talk.locale"),
    /** @type {Intl.DateTimeFormatOptions} */ (day),
  );
}

/**
 * Say where a show is.
 * @param {Show} show
 * @param {number} current the step under way or next, 0 for none
 */
export function stateWords(show, current) {
  const step = say("talk.steps-of", { step: current, steps: show.steps.length });
  const words = {
    closed: "",
    opening: waitWords(show) || say("demo.starting"),
    ready: current ? say("demo.next", { step }) : doneWords(show),
    running: step,
    done: say("demo.done"),
    failed: say("demo.failed"),
    retrying: waitWords(show) || say("demo.retrying"),
    closing: say("demo.closing"),
  };
  return words[show.state];
}

/** @param {Show} show */
function waitWords({ waits, waits_as: phrase }) {
  return phrase ? say(/** @type {Key} */ (phrase.phrase), phrase.given) : waits;
}

/** @param {Show} show */
function doneWords({ steps }) {
  const left = steps.find(({ state }) => state === "waiting");
  return left ? say("demo.later", { step: left.number }) : say("demo.done");
}

/**
 * Say how a step fares, for those who do not see its mark.
 * @param {import("../net/protocol.d.ts").Step} step
 */
export function stepWords({ state, seconds }) {
  const words = {
    waiting: "",
    held: say("demo.typed"),
    running: say("demo.running"),
    passed: "",
    failed: say("demo.step-failed"),
    going: say("demo.going"),
  };
  return state === "passed" && seconds !== null ? secondsWords(seconds) : words[state];
}

/**
 * Say which of the engines that a demo needs are away, and what to do about it; empty where all are there, as far as known.
 * @param {string[]} needs
 * @param {Record<string, Engine>} engines
 */
export function missingWords(needs, engines) {
  const missing = needs.filter((name) => engines[name]?.found === false);
  return missing
    .map((name) => engines[name]?.problem ?? say("demo.no-answer", { engine: capital(name) }))
    .join(" ");
}

/** @param {string} name */
export function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
