import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { waitOf } from "../../static/js/terminal/ring.js";
import { rescueWords } from "../../static/js/terminal/words.js";

const recorded = { date: "2026-11-03", engines: { docker: "26.1.5" } };

test("the room is told once the recording goes on, and only where the live run has failed", () => {
  const words = "The live run failed; a recording of 3 November 2026 goes on from step 2.";
  assert.equal(rescueWords({ recorded, rescued: 2 }), words);
  assert.equal(rescueWords({ recorded }), "");
  assert.equal(rescueWords({ recorded: null, rescued: 2 }), "");
});

test("whoever waits for live to go on has a clock of its own", () => {
  const steps = [{ number: 1, state: "running" }];
  assert.equal(waitOf({ run: "a", state: "retrying", steps }).name, "a retrying");
  assert.equal(waitOf({ run: "a", state: "running", steps }).name, "a 1");
});
