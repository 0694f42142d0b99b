// What the next press does, in the words of a presenter who looks at a phone for a second. Pure.

import { next } from "../../deck/position.js";

/** @import { At } from "../../deck/position.js" */
/** @import { Poll, Show, Stage } from "../../net/protocol.d.ts" */
/** @typedef {{number: number, title: string, builds: number, demos: string[], poll: string[] | null}} Slide */

/**
 * Say what the next press does. The server decides as much.
 * @param {Stage} stage
 * @param {Slide[]} slides
 * @param {{show: Show | null, poll: Poll | null, question: object | null}} on what is on the slide; `show` of the demo that comes
 */
export function meaning(stage, slides, { show, poll, question }) {
  if (stage.black) return "the slide again";
  if (question) return "takes the question off";
  const then = next(
    slides.map(({ builds }) => builds),
    stage,
  );
  if (then?.slide === stage.slide)
    return `build ${then.build} of ${slides[stage.slide - 1]?.builds}`;
  if (poll?.state === "open" && !poll.revealed && poll.voters > 0) return "shows the counts";
  const step = show && !stage.given.includes(show.demo) ? comingStep(show) : "";
  if (step) return step;
  return then ? `${then.slide}: ${titleOf(slides, then)}` : "this is the end";
}

/**
 * Give the demo to show of a slide's: the one that is on, else the first that has not been given, else the first.
 * @param {string[]} demos
 * @param {Stage} stage
 */
export function demoOf(demos, { shows, given }) {
  return (
    demos.find((name) => name in shows) ??
    demos.find((name) => !given.includes(name)) ??
    demos[0] ??
    null
  );
}

/** @param {Show} show */
function comingStep({ state, steps }) {
  if (state === "closing") return "wait: the demo is cleaning up";
  const running = steps.find((step) => step.state === "running");
  if (running) return `wait: step ${running.number} is running`;
  const step = steps.find((step) => step.state === "waiting");
  return step ? `step ${step.number}: ${step.label}` : "";
}

/**
 * @param {Slide[]} slides
 * @param {At} at
 */
function titleOf(slides, { slide }) {
  return slides[slide - 1]?.title || `slide ${slide}`;
}
