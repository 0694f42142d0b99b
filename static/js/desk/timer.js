// How long the talk has been going on: starts with the first step, survives a reload. Pure.

/** @typedef {{since: number | null, before: number}} Timer `since`: running from then on; both in milliseconds */

/** @returns {Timer} */
export function stopped() {
  return { since: null, before: 0 };
}

/**
 * Start a timer, or let it go on.
 * @param {Timer} timer
 * @param {number} now
 * @returns {Timer}
 */
export function started(timer, now) {
  return timer.since === null ? { ...timer, since: now } : timer;
}

/**
 * Pause a timer that runs, start one that rests.
 * @param {Timer} timer
 * @param {number} now
 * @returns {Timer}
 */
export function toggled(timer, now) {
  return timer.since === null ? started(timer, now) : { since: null, before: elapsed(timer, now) };
}

/**
 * Give the milliseconds that have passed while it ran.
 * @param {Timer} timer
 * @param {number} now
 */
export function elapsed({ since, before }, now) {
  return before + (since === null ? 0 : now - since);
}

/**
 * Write a duration as `0:07`, `12:30` or `1:02:03`.
 * @param {number} milliseconds
 */
export function written(milliseconds) {
  const all = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
