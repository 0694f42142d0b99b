import assert from "node:assert/strict";
import { test } from "node:test";
import { isAstray, secondOf } from "../../static/js/features/films/clock.js";

const told = { film: 1, seconds: 5, playing: true, heard: 1000 };

test("a film that plays goes on from where it was when it was told of", () => {
  assert.equal(secondOf(told, { now: 3500, length: 60, loops: false }), 7.5);
  assert.equal(secondOf({ ...told, playing: false }, { now: 3500, length: 60, loops: false }), 5);
});

test("it stops at its end, or begins anew, or goes on where its length is not known yet", () => {
  assert.equal(secondOf(told, { now: 101_000, length: 60, loops: false }), 60);
  assert.equal(secondOf(told, { now: 101_000, length: 60, loops: true }), 45);
  assert.equal(secondOf(told, { now: 101_000, length: Number.NaN, loops: true }), 105);
});

test("only a film that is far from its second jumps, and the end of a loop is near its beginning", () => {
  assert.equal(isAstray(10, 10.5, 60), false);
  assert.equal(isAstray(10, 12, 60), true);
  assert.equal(isAstray(59.8, 0.2, 60), false);
});
