// What this browser answers to one poll: shown at once, put back when the server refuses it. Pure.

/** @import { Poll } from "../../net/protocol.d.ts" */
/**
 * @typedef {object} Ballot
 * @property {Poll | null} poll as it was heard last
 * @property {number[]} mine the answers that the server has
 * @property {number[][]} sent answers on their way, the newest last
 */

/** @type {Readonly<Ballot>} a poll of which nothing has been heard */
export const UNHEARD = Object.freeze({ poll: null, mine: [], sent: [] });

/**
 * Hear how the poll stands; one that waits has no answers, whatever was sent before it was reset.
 * @param {Ballot} ballot
 * @param {Poll} poll
 * @returns {Ballot}
 */
export function heard(ballot, poll) {
  if (poll.state === "waiting") return { poll, mine: [], sent: [] };
  return { ...ballot, poll, mine: poll.mine ?? ballot.mine };
}

/**
 * Give the answers to show: those sent last, else those the server has.
 * @param {Ballot} ballot
 * @returns {number[]}
 */
export function answers(ballot) {
  return ballot.sent.at(-1) ?? ballot.mine;
}

/**
 * Give the answers after a tap on one of them.
 * @param {number[]} before
 * @param {number} option
 * @param {boolean} single whether the poll takes one answer
 * @returns {number[]}
 */
export function tapped(before, option, single) {
  if (single) return [option];
  const others = before.filter((answer) => answer !== option);
  return others.length < before.length ? others : [...others, option].sort((a, b) => a - b);
}

/**
 * Send answers.
 * @param {Ballot} ballot
 * @param {number[]} options
 * @returns {Ballot}
 */
export function sending(ballot, options) {
  return { ...ballot, sent: [...ballot.sent, options] };
}

/**
 * Hear whether answers were taken; refused ones give way to those that were.
 * @param {Ballot} ballot
 * @param {number[]} options the very list that was sent
 * @param {boolean} taken
 * @returns {Ballot}
 */
export function settled(ballot, options, taken) {
  if (!ballot.sent.includes(options)) return ballot; // the poll was reset meanwhile
  const sent = ballot.sent.filter((other) => other !== options);
  return { ...ballot, sent, mine: taken ? options : ballot.mine };
}
