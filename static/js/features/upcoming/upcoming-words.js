// What the next press does, in words: at the desk beside its picture, and on a phone, at which a presenter looks for a
// second. Pure.

import { say } from "../../ui/say.js";

/** @import { Key } from "../../ui/say.js" */
/** @import { Upcoming, UpcomingKind } from "../../net/protocol.d.ts" */
/** @typedef {"desk" | "phone"} Place where the words are read */

/** @type {Record<UpcomingKind, Record<Place, Key>>} */
const WORDS = {
  black: { desk: "upcoming.slide-again", phone: "upcoming.phone-slide-again" },
  question: { desk: "upcoming.slide-again", phone: "upcoming.question-off" },
  build: { desk: "upcoming.build", phone: "upcoming.build" },
  counts: { desk: "upcoming.counts", phone: "upcoming.phone-counts" },
  step: { desk: "upcoming.step", phone: "upcoming.phone-step" },
  type: { desk: "upcoming.type", phone: "upcoming.phone-type" },
  run: { desk: "upcoming.run", phone: "upcoming.phone-run" },
  wait: { desk: "upcoming.wait", phone: "upcoming.phone-wait" },
  rescue: { desk: "upcoming.rescue", phone: "upcoming.phone-rescue" },
  cleanup: { desk: "upcoming.cleanup", phone: "upcoming.phone-cleanup" },
  slide: { desk: "upcoming.slide", phone: "upcoming.phone-slide" },
  end: { desk: "upcoming.end", phone: "upcoming.phone-end" },
};

/**
 * Say what the next press does.
 * @param {Upcoming} upcoming
 * @param {Place} place
 */
export function upcomingWords(upcoming, place) {
  const { build = 0, builds = 0, step = 0, steps = 0, label = "", slide = 0 } = upcoming;
  const title = upcoming.title || say("upcoming.slide", { slide });
  return say(WORDS[upcoming.kind][place], { build, builds, step, steps, label, slide, title });
}
