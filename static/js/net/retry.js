// How a page comes back when its connection is gone: a presenter at once, and a whole hall one after the other. Pure.

/**
 * @typedef {object} Retry as Socket.IO's client has it: milliseconds, and how far chance moves them either way
 * @property {number} reconnectionDelay the first wait, doubled at each attempt
 * @property {number} reconnectionDelayMax
 * @property {number} randomizationFactor
 * @property {number} timeout until an attempt counts as failed; a hall that comes at once needs long
 */

/** Whoever presents is one, and must not wait. @type {Readonly<Retry>} */
export const SOON = Object.freeze({
  reconnectionDelay: 300,
  reconnectionDelayMax: 2000,
  randomizationFactor: 0.5,
  timeout: 6000,
});

/** Whoever watches is one of two thousand that lost the same Wi-Fi. @type {Readonly<Retry>} */
export const IN_TURN = Object.freeze({
  reconnectionDelay: 1600,
  reconnectionDelayMax: 12000,
  randomizationFactor: 0.85,
  timeout: 20000,
});

/**
 * Give the milliseconds until a page tries by itself, after something that all of a hall notices at once.
 * @param {Readonly<Retry>} retry
 * @param {number} chance from 0 to 1
 */
export function spread({ reconnectionDelay, randomizationFactor }, chance) {
  return reconnectionDelay * (1 + randomizationFactor * (2 * chance - 1));
}
