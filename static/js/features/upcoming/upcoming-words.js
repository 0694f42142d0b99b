// What the next press does, in words: at the desk beside its picture, and on a phone, at which a presenter looks for a
// second. Pure.

/** @import { Upcoming, UpcomingKind } from "../../net/protocol.d.ts" */
/** @typedef {"desk" | "phone"} Place where the words are read */

/** @type {Record<UpcomingKind, Record<Place, (upcoming: Upcoming) => string>>} */
const WORDS = {
  black: { desk: () => "this slide again", phone: () => "the slide again" },
  question: { desk: () => "this slide again", phone: () => "takes the question off" },
  build: {
    desk: ({ build, builds }) => `build ${build} of ${builds}`,
    phone: ({ build, builds }) => `build ${build} of ${builds}`,
  },
  counts: { desk: () => "the poll's counts", phone: () => "shows the counts" },
  step: {
    desk: ({ step, steps }) => `step ${step} of ${steps}`,
    phone: ({ step, label }) => `step ${step}: ${label}`,
  },
  type: {
    desk: ({ step, steps }) => `types step ${step} of ${steps}`,
    phone: ({ step, label }) => `types step ${step}: ${label}`,
  },
  run: {
    desk: ({ step, steps }) => `runs step ${step} of ${steps}, which stands typed`,
    phone: ({ step, label }) => `runs step ${step}: ${label}`,
  },
  wait: {
    desk: ({ step }) => `wait, step ${step} is running`,
    phone: ({ step }) => `wait: step ${step} is running`,
  },
  rescue: {
    desk: ({ step }) => `wait, step ${step} goes on by itself`,
    phone: ({ step }) => `wait: step ${step} goes on by itself`,
  },
  cleanup: {
    desk: () => "wait, the demo is being cleaned up",
    phone: () => "wait: the demo is cleaning up",
  },
  slide: {
    desk: ({ slide }) => `slide ${slide}`,
    phone: ({ slide, title }) => `${slide}: ${title || `slide ${slide}`}`,
  },
  end: { desk: () => "the end", phone: () => "this is the end" },
};

/**
 * Say what the next press does.
 * @param {Upcoming} upcoming
 * @param {Place} place
 */
export function upcomingWords(upcoming, place) {
  return WORDS[upcoming.kind][place](upcoming);
}
