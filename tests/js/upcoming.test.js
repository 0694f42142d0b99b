import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { presentDemo } from "../../static/js/features/demos/present-demo.js";
import { upcomingWords } from "../../static/js/features/upcoming/upcoming-words.js";

const step = { slide: 3, demo: "echo", step: 2, steps: 3, label: "echo last" };

test("what the next press does is said shortly at the desk, and on a phone for itself", () => {
  const says = (upcoming) => [upcomingWords(upcoming, "desk"), upcomingWords(upcoming, "phone")];
  const build = { kind: "build", slide: 1, build: 2, builds: 3 };
  assert.deepEqual(says({ kind: "black" }), ["this slide again", "the slide again"]);
  assert.deepEqual(says({ kind: "question" }), ["this slide again", "takes the question off"]);
  assert.deepEqual(says(build), ["build 2 of 3", "build 2 of 3"]);
  assert.deepEqual(says({ kind: "counts" }), ["the poll's counts", "shows the counts"]);
  assert.deepEqual(says({ kind: "step", ...step }), ["step 2 of 3", "step 2: echo last"]);
  assert.equal(says({ kind: "wait", ...step })[0], "wait, step 2 is running");
  assert.equal(says({ kind: "cleanup", ...step })[1], "wait: the demo is cleaning up");
  assert.deepEqual(says({ kind: "slide", slide: 4, title: "Why?" }), ["slide 4", "4: Why?"]);
  assert.deepEqual(says({ kind: "slide", slide: 4, title: "" }), ["slide 4", "4: slide 4"]);
  assert.deepEqual(says({ kind: "end" }), ["the end", "this is the end"]);
});

test("of a slide's demos the one that is on is shown, else the first to come", () => {
  assert.equal(presentDemo([], [], []), null);
  assert.equal(presentDemo(["echo", "pods"], [], []), "echo");
  assert.equal(presentDemo(["echo", "pods"], [], ["echo"]), "pods");
  assert.equal(presentDemo(["echo", "pods"], ["pods"], []), "pods");
});
