// Where a film is to be, by what the server has told of it. Pure.

/** @import { FilmPlace } from "../../net/protocol.d.ts" */
/** @typedef {FilmPlace & {heard: number}} Told a film as told, and when that was heard, in milliseconds of the page's clock */

/** A film that is less than this many seconds away from where it should be is left alone: to jump is worse to see. */
const NEAR = 0.7;

/**
 * Give the second that a film is to be at.
 * @param {Told} film
 * @param {{now: number, length: number, loops: boolean}} there `length` in seconds, not finite while it is unknown
 */
export function secondOf(film, { now, length, loops }) {
  const second = film.seconds + (film.playing ? Math.max(0, now - film.heard) / 1000 : 0);
  if (!Number.isFinite(length) || length <= 0) return second;
  return loops ? second % length : Math.min(second, length);
}

/**
 * Say whether a film is so far from its second that it has to jump; one that loops is near its end at its beginning.
 * @param {number} at
 * @param {number} wanted
 * @param {number} length
 */
export function isAstray(at, wanted, length) {
  const apart = Math.abs(at - wanted);
  const around = Number.isFinite(length) ? Math.min(apart, Math.abs(length - apart)) : apart;
  return around > NEAR;
}
