// How long the talk has been going on, as the server has said it last. Pure.

/** @import { Timer as Running } from "../../net/protocol.d.ts" */
/** @typedef {Running & {heard: number}} Timer `heard`: when it was said, in milliseconds of this browser's own clock */

/**
 * Give the milliseconds that it has run.
 * @param {Timer} timer
 * @param {number} now
 */
export function elapsed({ seconds, running, heard }, now) {
  return seconds * 1000 + (running ? now - heard : 0);
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
