// A poll in numbers and words. Pure.

import { say } from "../../ui/say.js";

/** @import { Poll, PollAction } from "../../net/protocol.d.ts" */

/**
 * Give each answer's share of those who have answered, from 0 to 1.
 * @param {number[]} counts
 * @param {number} voters
 * @returns {number[]}
 */
export function shares(counts, voters) {
  return counts.map((count) => (voters > 0 ? Math.min(count / voters, 1) : 0));
}

/**
 * Write a share.
 * @param {number} share from 0 to 1
 */
export function percent(share) {
  return `${Math.round(share * 100)}\u202f%`;
}

/**
 * Say how a poll stands to somebody who may answer it.
 * @param {Poll} poll
 * @param {{single: boolean, answered: boolean, join?: string, live?: boolean}} ballot `join`: where the room's page is, on
 *   the hall's screen; `live`: whether somebody presents, as else nobody would open it
 * @returns {string}
 */
export function roomWords({ state, voters }, { single, answered, join, live = true }) {
  const people = peopleWords(voters);
  if (state === "waiting") return live ? say("polls.waiting") : "";
  if (state === "closed") return say("polls.closed", { people });
  if (join) return say("polls.at", { address: join, people });
  const asks = single ? say("polls.tap-one") : say("polls.tap-each");
  return say("polls.asks", { what: answered ? say("polls.given") : asks, people });
}

/**
 * Say how a poll stands to whoever presents it.
 * @param {Poll} poll
 * @returns {string}
 */
export function deskWords({ state, voters, revealed }) {
  if (state === "waiting") return say("poll-control.waiting");
  const seen = say(revealed ? "poll-control.seen" : "poll-control.unseen");
  const key = state === "open" ? "poll-control.open" : "poll-control.closed";
  return say(key, { people: peopleWords(voters), seen });
}

/**
 * Say what has happened to a poll, for ears: a sentence for each change but answers, which are too many to be told.
 * @param {Poll | undefined} before undefined where nothing was told of it: then as if it had waited
 * @param {Poll} now
 * @param {string[]} options what may be answered
 * @returns {string[]}
 */
export function changeWords(before, now, options) {
  const { state = "waiting", revealed = false } = before ?? {};
  const ended = now.state === "closed" && state !== now.state;
  return [
    now.state === "open" && state !== now.state ? say("polls.heard-open") : "",
    now.state === "waiting" && state !== now.state ? say("polls.heard-reset") : "",
    now.revealed && !revealed ? resultWords(now, options) : "",
    ended ? say("polls.heard-closed", { people: peopleWords(now.voters) }) : "",
  ].filter(Boolean);
}

/**
 * @param {Poll} poll
 * @param {string[]} options
 */
function resultWords({ counts }, options) {
  const each = options.map((option, at) =>
    say("polls.heard-count", { option, count: counts?.[at] ?? 0 }),
  );
  return say("polls.heard-counts", { counts: each.join("; ") });
}

/**
 * Give what a presenter would do with a poll next; null when it is closed and everybody has seen it.
 * @param {Poll} poll
 * @returns {PollAction | null}
 */
export function nextAct({ state, revealed }) {
  if (state === "waiting") return "open";
  if (!revealed) return "reveal";
  return state === "open" ? "close" : null;
}

/**
 * Give what may be done with a poll now.
 * @param {Poll} poll
 * @returns {Record<PollAction, boolean>}
 */
export function possible({ state, revealed, voters }) {
  const waits = state === "waiting";
  return {
    open: state !== "open",
    reveal: !waits && !revealed,
    close: state === "open",
    reset: !waits || voters > 0,
  };
}

/** @param {number} count */
function peopleWords(count) {
  return count === 0 ? say("polls.nobody") : say("polls.people", { count });
}
