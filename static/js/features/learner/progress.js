// How far a learner has come in one deck: what was seen, what was done, and where they left off. Pure.

import { say } from "../../ui/say.js";

/**
 * @typedef {object} Progress
 * @property {string[]} seen the names of slides
 * @property {Record<string, number[]>} done the steps done of each demo, under its name and digest, `build@0c5f`
 * @property {{name: string, slide: number} | null} at the slide that was looked at last
 */

/** @returns {Progress} */
export function nothingYet() {
  return { seen: [], done: {}, at: null };
}

/**
 * Read what was kept; whatever is not as it should be is forgotten.
 * @param {string | null} text
 * @returns {Progress}
 */
export function readProgress(text) {
  try {
    const { seen, done, at } = JSON.parse(text ?? "");
    return {
      seen: Array.isArray(seen) ? seen.filter((name) => typeof name === "string") : [],
      done: Object.fromEntries(Object.entries(done ?? {}).filter(([, steps]) => areNumbers(steps))),
      at: typeof at?.name === "string" && Number.isInteger(at.slide) ? at : null,
    };
  } catch {
    return nothingYet();
  }
}

/**
 * Note that a slide is being looked at.
 * @param {Progress} progress
 * @param {{name: string, slide: number}} at
 * @returns {Progress}
 */
export function saw(progress, at) {
  return { ...progress, seen: [...new Set([...progress.seen, at.name])], at };
}

/**
 * Note that a step was done, or that it was not; what was done of the demo as it used to be is forgotten.
 * @param {Progress} progress
 * @param {string} demo its name and digest
 * @param {number} step
 * @param {boolean} [is]
 * @returns {Progress}
 */
export function did(progress, demo, step, is = true) {
  const former = `${demo.split("@")[0]}@`;
  const others = Object.entries(progress.done).filter(([key]) => !key.startsWith(former));
  const steps = doneOf(progress, demo).filter((number) => number !== step);
  const now = is ? [...steps, step].sort((one, other) => one - other) : steps;
  return { ...progress, done: { ...Object.fromEntries(others), [demo]: now } };
}

/**
 * Give the steps of a demo that are done.
 * @param {Progress} progress
 * @param {string} demo its name and digest
 */
export function doneOf(progress, demo) {
  return progress.done[demo] ?? [];
}

/**
 * Count what has been seen and done of some slides and demos.
 * @param {Progress} progress
 * @param {string[]} names of the slides
 * @param {{demo: string, steps: number}[]} demos
 */
export function countOf(progress, names, demos) {
  const seen = names.filter((name) => progress.seen.includes(name)).length;
  const done = demos.filter(({ demo, steps }) => doneOf(progress, demo).length >= steps).length;
  return { seen, slides: names.length, done, demos: demos.length };
}

/**
 * Say such a count in words: `3 of 12 slides, 1 of 2 demos`.
 * @param {{seen: number, slides: number, done: number, demos: number}} count
 */
export function countWords({ seen, slides, done, demos }) {
  const words = say("learning.slides", { seen, count: slides });
  if (demos === 0) return words;
  return say("learning.both", {
    slides: words,
    demos: say("learning.demos", { done, count: demos }),
  });
}

/** @param {unknown} steps */
function areNumbers(steps) {
  return Array.isArray(steps) && steps.every((step) => Number.isInteger(step));
}
