// What the next press will do, guessed by the rule by which the server does it. Pure.

import { next } from "../../deck/position.js";

/** @import { Slide } from "../../net/presenter-data.js" */
/** @import { Poll, Show, Stage, Upcoming } from "../../net/protocol.d.ts" */

/**
 * Say what comes next: whatever comes first, a build, the poll's counts, a step of the slide's demos, the next slide.
 * @param {Stage} stage
 * @param {Slide[]} slides
 * @param {{shows: Show[], poll: Poll | null, question: object | null}} on what is on the slide; `shows` in its order
 * @returns {Upcoming}
 */
export function guess(stage, slides, { shows, poll, question }) {
  if (stage.black) return { kind: "black" };
  if (question) return { kind: "question" };
  const builds = slides.map((slide) => slide.builds);
  const then = next(builds, stage);
  if (then?.slide === stage.slide)
    return { kind: "build", ...then, builds: builds[stage.slide - 1] ?? 0 };
  if (poll?.state === "open" && !poll.revealed && poll.voters > 0) return { kind: "counts" };
  const comes = shows.filter(({ demo }) => !stage.given.includes(demo)).map(ofShow);
  return comes.find((upcoming) => upcoming !== null) ?? ofSlide(slides[(then?.slide ?? 0) - 1]);
}

/** @param {Slide | undefined} slide @returns {Upcoming} */
function ofSlide(slide) {
  return slide ? { kind: "slide", slide: slide.number, title: slide.title } : { kind: "end" };
}

/**
 * Say what a demo makes of the press: nothing where all its steps are done.
 * @param {Show} show
 * @returns {Upcoming | null}
 */
function ofShow({ demo, state, steps }) {
  const running = steps.find((step) => step.state === "running");
  const step = running ?? steps.find((step) => step.state === "waiting");
  if (!step) return null;
  if (state === "closing") return { kind: "cleanup", demo };
  const { number, label } = step;
  return { kind: running ? "wait" : "step", demo, step: number, steps: steps.length, label };
}
