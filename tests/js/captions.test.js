import assert from "node:assert/strict";
import { test } from "node:test";
import { heard } from "../../static/js/features/captions/lines.js";

const line = (text) => ({ text, language: "" });
const told = (first, texts, kept = 1) => ({ first, lines: texts.map(line), hall: false, kept });
const after = (...news) => news.reduce(heard, []).map(({ text }) => text);

test("each line is held once, in order, however often it is told", () => {
  assert.deepEqual(after(told(1, ["a", "b"]), told(3, ["c"]), told(1, ["a", "b", "c"])), [
    "a",
    "b",
    "c",
  ]);
  assert.deepEqual(after(told(1, ["a"]), told(1, ["a", "b", "c"])), ["a", "b", "c"]); // after a moment away
});

test("what no longer counts goes, and news of the hall alone changes nothing", () => {
  assert.deepEqual(after(told(1, ["a", "b"]), told(3, [])), ["a", "b"]);
  assert.deepEqual(after(told(1, ["a", "b"]), told(3, [], 3)), []);
  assert.deepEqual(after(told(1, ["a", "b"]), told(3, [], 3), told(3, ["c"], 3)), ["c"]);
});

test("a server that was started again begins anew", () => {
  assert.deepEqual(after(told(1, ["a", "b", "c"]), told(1, [])), []);
  assert.deepEqual(after(told(1, ["a", "b", "c"]), told(1, ["d"])), ["d"]);
});
