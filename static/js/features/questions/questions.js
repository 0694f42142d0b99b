// The questions of the room as one browser knows them, and a question while it is being written. Pure.

import { say } from "../../ui/say.js";

/** @import { Question, Questions as News } from "../../net/protocol.d.ts" */
/**
 * @typedef {object} Questions
 * @property {Question[]} list best first
 * @property {{number: number, text: string} | null} shown the one on everybody's slide
 * @property {number[]} mine those this browser wants answered
 * @property {number[]} asked those it has asked itself
 * @property {number[]} counted those among whose votes the list counts this browser's
 */

/** The most characters a question has. */
export const LONGEST = 280;

/** What is not seen, or turns round what stands beside it; some scripts, and emoji, are spelled with joiners. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** @type {Readonly<Questions>} before anything is heard */
export const NONE = Object.freeze({ list: [], shown: null, mine: [], asked: [], counted: [] });

/**
 * Hear the list anew; what is this browser's own comes at connecting only.
 * @param {Questions} before
 * @param {News} news
 * @param {number[]} [taken] this browser's votes, as far as the server has answered
 * @returns {Questions}
 */
export function heard(before, { questions, shown, mine, asked }, taken = before.mine) {
  const own = { mine: mine ?? before.mine, asked: asked ?? before.asked };
  return { list: questions, shown, ...own, counted: mine ?? taken };
}

/**
 * Give a question's votes, with this browser's as it is seen here.
 * @param {Questions} questions
 * @param {Question} question
 */
export function votesOf({ mine, counted }, { number, votes }) {
  return votes + Number(mine.includes(number)) - Number(counted.includes(number));
}

/**
 * Count this browser among those who want an answer, or no longer.
 * @param {Questions} before
 * @param {number} number
 * @param {boolean} wants
 * @returns {Questions}
 */
export function supported(before, number, wants) {
  const others = before.mine.filter((one) => one !== number);
  return { ...before, mine: wants ? [...others, number] : others };
}

/**
 * Note a question that this browser has asked, which it also wants answered.
 * @param {Questions} before
 * @param {number} number
 * @returns {Questions}
 */
export function asked(before, number) {
  const add = (/** @type {number[]} */ list) => (list.includes(number) ? list : [...list, number]);
  return { ...before, mine: add(before.mine), asked: add(before.asked) };
}

/**
 * Give what will be sent of what is typed, as the server counts it.
 * @param {string} typed
 */
export function plain(typed) {
  return typed.replace(UNSEEN, " ").replace(/\s+/g, " ").trim().normalize("NFC");
}

/**
 * Say how many characters are left; below zero it is too long.
 * @param {string} typed
 */
export function left(typed) {
  return LONGEST - [...plain(typed)].length;
}

/**
 * Say how much room there is, or how much too long it is.
 * @param {string} typed
 */
export function leftWords(typed) {
  const count = left(typed);
  if (count >= 0) return say("questions.left", { count });
  return say("questions.over", { count: -count });
}

/**
 * Count the questions that came after the one seen last, and wait for an answer.
 * @param {Question[]} list
 * @param {number} seen the highest number that was seen
 */
export function unread(list, seen) {
  return list.filter(({ number, answered, hidden }) => number > seen && !answered && !hidden)
    .length;
}

/**
 * Give the highest number there is.
 * @param {Question[]} list
 */
export function newest(list) {
  return Math.max(0, ...list.map(({ number }) => number));
}
