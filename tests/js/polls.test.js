import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answers,
  heard as hearPoll,
  sending,
  settled,
  tapped,
  UNHEARD,
} from "../../static/js/features/polls/ballot.js";
import {
  changeWords,
  deskWords,
  nextAct,
  percent,
  possible,
  roomWords,
  shares,
} from "../../static/js/features/polls/tally.js";

const poll = (facts) => ({
  slide: 2,
  state: "open",
  revealed: false,
  voters: 0,
  counts: null,
  ...facts,
});

test("a tap changes one answer of several, and the whole answer of one", () => {
  assert.deepEqual(tapped([], 2, false), [2]);
  assert.deepEqual(tapped([1, 3], 2, false), [1, 2, 3]);
  assert.deepEqual(tapped([1, 2], 2, false), [1]);
  assert.deepEqual(tapped([1], 2, true), [2]);
});

test("an answer is seen at once, and put back when it is refused", () => {
  const before = hearPoll(UNHEARD, poll({ mine: [1] }));
  const sent = [1, 2];
  const ballot = sending(before, sent);
  assert.deepEqual(answers(ballot), [1, 2]);
  assert.deepEqual(answers(settled(ballot, sent, true)), [1, 2]);
  assert.deepEqual(answers(settled(ballot, sent, false)), [1]);
});

test("of several taps on their way the last is seen, and a refused one gives way to the last taken", () => {
  const [first, second, third] = [[1], [1, 2], [1, 2, 3]];
  let ballot = [first, second, third].reduce(sending, hearPoll(UNHEARD, poll()));
  ballot = settled(ballot, first, true);
  assert.deepEqual(answers(ballot), third);
  ballot = settled(settled(ballot, second, true), third, false);
  assert.deepEqual(answers(ballot), second);
});

test("counts that come meanwhile change no answer, and a reset drops even those on their way", () => {
  const sent = [2];
  const ballot = sending(hearPoll(UNHEARD, poll()), sent);
  assert.deepEqual(answers(hearPoll(ballot, poll({ voters: 7 }))), [2]);
  const reset = hearPoll(hearPoll(ballot, poll({ state: "waiting" })), poll());
  assert.deepEqual(answers(settled(reset, sent, true)), []);
});

test("what a reconnect brings is what this browser has answered", () => {
  const ballot = hearPoll(hearPoll(UNHEARD, poll({ mine: [1] })), poll({ mine: [3] }));
  assert.deepEqual(answers(ballot), [3]);
});

test("shares are of those who answered, and nobody is no division by zero", () => {
  assert.deepEqual(shares([1, 3, 0], 4), [0.25, 0.75, 0]);
  assert.deepEqual(shares([0, 0], 0), [0, 0]);
  assert.equal(percent(2 / 3), "67\u202f%");
});

test("a poll says how it stands, to the room and to the desk", () => {
  const open = { single: false, answered: false };
  assert.match(roomWords(poll({ state: "waiting" }), open), /^Not open yet/);
  assert.equal(roomWords(poll({ state: "waiting" }), { ...open, live: false }), "");
  assert.match(roomWords(poll({ voters: 1 }), open), /^Tap each .* one has answered$/);
  assert.match(roomWords(poll(), { single: true, answered: false }), /^Tap your answer/);
  assert.match(roomWords(poll(), { single: true, answered: true }), /^Yours is in; tap to change/);
  const hall = { single: true, answered: false, join: "talk.example" };
  assert.equal(roomWords(poll(), hall), "Answer at talk.example · nobody has answered");
  assert.equal(roomWords(poll({ state: "closed", voters: 3 }), open), "Closed · 3 have answered");
  assert.match(deskWords(poll()), /only you see the counts$/);
  assert.match(deskWords(poll({ revealed: true })), /the room sees the counts$/);
});

test("what is due with a poll can be done, all the way to its end", () => {
  const way = [{ state: "waiting" }, {}, { revealed: true }, { state: "closed" }];
  const due = way.map((facts) => nextAct(poll(facts)));
  assert.deepEqual(due, ["open", "reveal", "close", "reveal"]);
  assert.equal(nextAct(poll({ state: "closed", revealed: true })), null);
  way.forEach((facts, index) => {
    assert.ok(possible(poll(facts))[due[index]]);
  });
});

test("of a poll is heard that it opens, what came of it and that it closes, once each, and no answer", () => {
  const told = (before, now) =>
    changeWords(before && poll(before), poll(now), ["Sail", "Steam"]).join(" / ");
  assert.equal(told(undefined, { state: "waiting" }), "");
  assert.equal(told(undefined, {}), "The poll is open");
  assert.equal(told({ state: "waiting" }, {}), "The poll is open");
  assert.equal(told({}, { voters: 1 }), "");
  const counted = { revealed: true, voters: 3, counts: [1, 2] };
  const result = "The result is shown: Sail, 1; Steam, 2";
  assert.equal(told({ voters: 3 }, counted), result);
  assert.equal(told(counted, { ...counted, voters: 4, counts: [1, 3] }), "");
  assert.equal(
    told(counted, { ...counted, state: "closed" }),
    "The poll is closed: 3 have answered",
  );
  assert.equal(
    told({}, { ...counted, state: "closed" }),
    `${result} / The poll is closed: 3 have answered`,
  );
  assert.equal(told(counted, { state: "waiting" }), "The poll was begun anew");
});
