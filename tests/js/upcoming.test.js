import assert from "node:assert/strict";
import { test } from "node:test";
import { presentDemo } from "../../static/js/features/demos/present-demo.js";
import { guess } from "../../static/js/features/upcoming/guess.js";
import { upcomingWords } from "../../static/js/features/upcoming/upcoming-words.js";

const slides = [
  { number: 1, title: "Hello", builds: 2, demos: [], poll: null },
  { number: 2, title: "Run", builds: 0, demos: ["echo", "pods"], poll: null },
  { number: 3, title: "", builds: 0, demos: [], poll: ["yes", "no"] },
];
const stage = { slide: 1, build: 0, live: true, black: false, turn: 7, shows: {}, given: [] };
const nothing = { shows: [], poll: null, question: null };
const show = (demo, state, ...states) => ({
  demo,
  state,
  steps: states.map((state, index) => ({ number: index + 1, label: `cmd ${index + 1}`, state })),
});

/** What the next press does in both places' words. */
function says(where, on = {}) {
  const upcoming = guess({ ...stage, ...where }, slides, { ...nothing, ...on });
  return [upcomingWords(upcoming, "desk"), upcomingWords(upcoming, "phone")];
}

test("what comes first, a build, a poll's counts and the next slide come in the server's order", () => {
  const poll = { state: "open", revealed: false, voters: 1 };
  assert.deepEqual(says({ black: true }), ["this slide again", "the slide again"]);
  const question = { number: 1 };
  assert.deepEqual(says({}, { question }), ["this slide again", "takes the question off"]);
  assert.deepEqual(says({ build: 1 }, { poll }), ["build 2 of 2", "build 2 of 2"]);
  assert.deepEqual(says({ build: 2 }), ["slide 2", "2: Run"]);
  assert.deepEqual(says({ slide: 3 }, { poll }), ["the poll's counts", "shows the counts"]);
  const silent = { ...poll, voters: 0 };
  assert.deepEqual(says({ slide: 3 }, { poll: silent }), ["the end", "this is the end"]);
  assert.deepEqual(says({ slide: 2 }), ["slide 3", "3: slide 3"]);
});

test("demos come in the order of the slide, without those that have been given", () => {
  const at = (shows, given = []) => says({ slide: 2, given }, { shows });
  const echo = show("echo", "ready", "passed", "waiting");
  assert.deepEqual(at([echo]), ["step 2 of 2", "step 2: cmd 2"]);
  const pods = show("pods", "running", "running", "waiting");
  assert.equal(at([echo, pods])[0], "step 2 of 2");
  const waits = ["wait, step 1 is running", "wait: step 1 is running"];
  assert.deepEqual(at([echo, pods], ["echo"]), waits);
  const leaves = ["wait, the demo is being cleaned up", "wait: the demo is cleaning up"];
  assert.deepEqual(at([show("echo", "closing", "waiting")]), leaves);
  assert.deepEqual(at([show("echo", "done", "passed")]), ["slide 3", "3: slide 3"]);
});

test("of a slide's demos the one that is on is shown, else the first to come", () => {
  assert.equal(presentDemo([], [], []), null);
  assert.equal(presentDemo(["echo", "pods"], [], []), "echo");
  assert.equal(presentDemo(["echo", "pods"], [], ["echo"]), "pods");
  assert.equal(presentDemo(["echo", "pods"], ["pods"], []), "pods");
});
