// What a learner has seen and done, and whether they run, play or read.

import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { modeOf } from "../../static/js/features/learner/mode.js";
import {
  countOf,
  countWords,
  did,
  doneOf,
  nothingYet,
  readProgress,
  saw,
} from "../../static/js/features/learner/progress.js";

test("progress that was kept is read again as it was", () => {
  let progress = saw(nothingYet(), { name: "a1", slide: 3 });
  progress = did(progress, "build@0c5f", 2);
  assert.deepEqual(readProgress(JSON.stringify(progress)), progress);
});

test("what cannot be read counts as nothing yet, and what cannot be so is forgotten", () => {
  for (const text of [null, "", "{", "[]", "null", '"x"'])
    assert.deepEqual(readProgress(text), nothingYet());
  const kept = { seen: ["a1", 7], done: { "a@1": [1, "x"], "b@1": [2] }, at: { slide: "x" } };
  assert.deepEqual(readProgress(JSON.stringify(kept)), {
    seen: ["a1"],
    done: { "b@1": [2] },
    at: null,
  });
});

test("a slide seen twice counts once, and the last one is where to go on", () => {
  let progress = saw(nothingYet(), { name: "a1", slide: 1 });
  progress = saw(progress, { name: "b2", slide: 2 });
  progress = saw(progress, { name: "a1", slide: 1 });
  assert.deepEqual(progress.seen, ["a1", "b2"]);
  assert.deepEqual(progress.at, { name: "a1", slide: 1 });
});

test("steps are ticked in any order, once each, and can be unticked", () => {
  let progress = did(did(did(nothingYet(), "a@1", 2), "a@1", 1), "a@1", 2);
  assert.deepEqual(doneOf(progress, "a@1"), [1, 2]);
  progress = did(progress, "a@1", 1, false);
  assert.deepEqual(doneOf(progress, "a@1"), [2]);
});

test("a demo that has changed begins anew, and others stay done", () => {
  const before = did(did(nothingYet(), "a@1", 1), "ab@1", 1);
  const progress = did(before, "a@2", 1);
  assert.deepEqual(Object.keys(progress.done).sort(), ["a@2", "ab@1"]);
});

test("a part is counted by its slides seen and its demos wholly done", () => {
  const progress = did(did(saw(nothingYet(), { name: "a1", slide: 1 }), "a@1", 1), "a@1", 2);
  const demos = [
    { demo: "a@1", steps: 2 },
    { demo: "b@1", steps: 1 },
  ];
  const count = countOf(progress, ["a1", "b2"], demos);
  assert.equal(countWords(count), "1 of 2 slides, 1 of 2 demos");
  assert.equal(countWords(countOf(progress, ["a1"], [])), "1 of 1 slide");
});

const facts = { owner: true, live: false, needs: ["docker"], engines: {}, recorded: "2026-11-23" };
const gone = { docker: { found: false, version: null, problem: "Docker does not answer." } };

test("the owner runs for real, unless an engine is missing or somebody presents", () => {
  assert.equal(modeOf(facts).way, "run");
  assert.equal(modeOf({ ...facts, engines: gone }).way, "play");
  assert.match(modeOf({ ...facts, engines: gone }).words, /^Docker does not answer\. .*2026-11-23/);
  assert.match(modeOf({ ...facts, live: true }).words, /presenting/);
});

test("an engine that the demo does not need may be missing", () => {
  assert.equal(modeOf({ ...facts, needs: [], engines: gone }).way, "run");
});

test("somebody else plays the recording, and reads where there is none", () => {
  assert.equal(modeOf({ ...facts, owner: false }).way, "play");
  const { way, words } = modeOf({ ...facts, owner: false, recorded: "" });
  assert.equal(way, "read");
  assert.match(words, /no recording/);
});
