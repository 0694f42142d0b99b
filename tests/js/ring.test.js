import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { waitOf } from "../../static/js/terminal/ring.js";
import { stateWords } from "../../static/js/terminal/words.js";

const step = (number, state) => ({ number, state });
const show = {
  run: "a",
  state: "running",
  steps: [step(1, "passed"), step(2, "running")],
  usual: [1, 12],
};

test("a running step is one wait, measured against its rehearsal", () => {
  assert.deepEqual(waitOf(show), { name: "a 2", usual: 12 });
  assert.deepEqual(waitOf({ ...show, usual: undefined }), { name: "a 2", usual: undefined });
});

test("a show that opens is waited for, and says for what", () => {
  const opening = { ...show, state: "opening", waits: "clearing away the demo before" };
  assert.equal(waitOf(opening).name, "a opening");
  assert.equal(stateWords(opening, 1), "clearing away the demo before");
  assert.equal(stateWords({ ...opening, waits: undefined }, 1), "starting");
  const prepared = { phrase: "demo.preparing", given: { number: 1, all: 2 } };
  assert.equal(stateWords({ ...opening, waits_as: prepared }, 1), "preparing, 1 of 2");
});

test("between two steps nobody waits", () => {
  assert.equal(
    waitOf({ ...show, state: "ready", steps: [step(1, "passed"), step(2, "waiting")] }).name,
    "",
  );
});
