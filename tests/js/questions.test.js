import assert from "node:assert/strict";
import { test } from "node:test";
import { held } from "../../static/js/voices/list.js";
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
} from "../../static/js/voices/questions.js";

const question = (number, facts) => ({ number, text: "", votes: 1, answered: false, ...facts });

test("a vote for a question is seen at once, and counted once", () => {
  const before = heard(NONE, { questions: [question(1)], shown: null, mine: [], asked: [] });
  const mine = supported(before, 1, true);
  assert.deepEqual([mine.list[0].votes, mine.mine], [2, [1]]);
  assert.equal(supported(mine, 1, true).list[0].votes, 2);
  assert.equal(supported(mine, 1, false).list[0].votes, 1);
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
