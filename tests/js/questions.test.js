import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asked,
  heard,
  LONGEST,
  left,
  leftWords,
  NONE,
  newest,
  plain,
  supported,
  unread,
  votesOf,
} from "../../static/js/features/questions/questions.js";
import { held } from "../../static/js/features/questions/ranking.js";
import { VotesUnderWay } from "../../static/js/features/questions/votes-under-way.js";

const question = (number, facts) => ({ number, text: "", votes: 1, answered: false, ...facts });

test("a vote for a question is seen at once, and counted once", () => {
  const before = heard(NONE, { questions: [question(1)], shown: null, mine: [], asked: [] });
  const mine = supported(before, 1, true);
  const votes = (questions) => votesOf(questions, questions.list[0]);
  assert.deepEqual([votes(mine), mine.mine], [2, [1]]);
  assert.equal(votes(supported(mine, 1, true)), 2);
  assert.equal(votes(supported(mine, 1, false)), 1);
  const news = { questions: [question(1, { votes: 2 })], shown: null };
  assert.equal(votes(heard(mine, news)), 2); // the server counts it by now
  assert.equal(votes(supported(heard(mine, news), 1, false)), 1);
  assert.equal(votes(heard(mine, { ...news, questions: [question(1)] }, [])), 2); // and here not yet
});

test("of many taps the last is seen, and in the end what the server took", () => {
  const wanting = new VotesUnderWay();
  for (const wants of [true, false, true]) wanting.begin(7, wants);
  assert.equal(wanting.end(7, true), null);
  assert.equal(wanting.end(7, false), null);
  assert.equal(wanting.end(7, null), false); // the third was refused
  wanting.begin(7, true);
  assert.equal(wanting.end(7, null), false);
  wanting.begin(7, true);
  assert.deepEqual(wanting.taken([3, 7]), [3]);
  wanting.clear();
  assert.equal(wanting.end(7, true), null);
});

test("one's own questions stay one's own when the list comes anew", () => {
  const own = asked(NONE, 4);
  const after = heard(own, { questions: [question(4)], shown: null });
  assert.deepEqual([after.asked, after.mine], [[4], [4]]);
});

test("characters are counted as the server counts them", () => {
  assert.equal(plain("  Why\n not?  "), "Why not?");
  assert.equal(left("🐳".repeat(LONGEST)), 0);
  assert.equal(leftWords("x".repeat(LONGEST + 3)), "3 too many");
  assert.equal(leftWords("x"), "279 left");
});

test("nothing changes places under a finger, and what is new comes last", () => {
  const numbers = held([question(3), question(1), question(2)], [1, 2]).map(({ number }) => number);
  assert.deepEqual(numbers, [1, 2, 3]);
});

test("unread is what came later and waits", () => {
  const list = [question(5), question(4, { answered: true }), question(3, { hidden: true })];
  assert.equal(unread(list, 2), 1);
  assert.equal(unread(list, newest(list)), 0);
});
