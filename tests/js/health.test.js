import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  healthFigure,
  healthMeaning,
  healthWord,
} from "../../static/js/features/health/health-words.js";

test("the figure behind the word is the delay, and who sleeps where all is not well", () => {
  assert.equal(healthFigure({ state: "well", sleepers: 0 }), "");
  assert.equal(healthFigure({ state: "well", delay: 0.0004, sleepers: 2 }), "1 ms");
  assert.equal(healthFigure({ state: "busy", delay: 0.312, sleepers: 2 }), "312 ms, 2 asleep");
  assert.equal(healthFigure({ state: "behind", delay: 1.44, sleepers: 0 }), "1.4 s");
});

test("the word is the state's", () => {
  assert.equal(healthWord({ state: "behind", sleepers: 0 }), "behind");
});

test("what the figure is of is said", () => {
  const meaning = healthMeaning({ state: "busy", delay: 0.312, sleepers: 1 });
  assert.equal(meaning, "Nine of ten pages answer within 312 ms. 1 page is asleep, or behind.");
  assert.equal(healthMeaning({ state: "well", sleepers: 0 }), "0 pages are asleep, or behind.");
});
