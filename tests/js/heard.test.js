import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { announced } from "../../static/js/deck/announced.js";
import { turnWords } from "../../static/js/features/upcoming/turn-words.js";
import { heardWords } from "../../static/js/terminal/words.js";

test("a reader's place is told where it is another: black, a slide, or what of it has come", () => {
  const here = { slide: 2, build: 1, black: false };
  const told = (now, before = here) => announced(before, { ...before, ...now });
  assert.equal(told({}), null);
  assert.equal(told({ build: 2 }), "build");
  assert.equal(told({ build: 0 }), null);
  assert.equal(told({ slide: 3, build: 1 }), "slide");
  assert.equal(told({ black: true, slide: 3 }), "black");
  assert.equal(told({ slide: 3 }, { ...here, black: true }), null);
  assert.equal(told({ black: false }, { ...here, black: true }), "slide");
});

test("a step is heard as it begins and as it ends, and a hidden one goes unheard", () => {
  const heard = (...states) => {
    const steps = states.map((state, at) => ({ number: at + 1, state, say: "", label: "ls" }));
    return heardWords({ state: "ready", steps });
  };
  assert.equal(heard("waiting", "waiting"), "");
  assert.equal(heard("running", "waiting"), "Step 1 of 2: ls");
  assert.equal(heard("passed", "held"), "Step 2 of 2 is typed, and waits: ls");
  assert.equal(heard("passed", "going"), "Step 2 of 2 is done, and goes on.");
  assert.equal(heard("failed", "waiting"), "Step 1 of 2 has failed.");
  const hidden = { number: 2, state: "running", say: "", label: "ls", hidden: true };
  const seen = { number: 1, state: "passed", say: "", label: "ls" };
  assert.equal(heardWords({ state: "running", steps: [seen, hidden] }), "Step 1 of 2 is done.");
});

test("who presents by ear is told the place and what comes next, and nothing of what comes by itself", () => {
  const slides = [{ title: "Hello", builds: 2 }];
  const now = { slide: 1, build: 1, black: false, upcoming: { kind: "end" } };
  const told = (change) => turnWords(now, { ...now, ...change }, slides);
  assert.equal(told({}), "");
  assert.equal(told({ build: 2 }), "Build 2 of 2.");
  assert.equal(told({ upcoming: { kind: "wait", step: 1 } }), "");
  assert.equal(told({ upcoming: { kind: "counts" } }), "Next: shows the counts.");
  assert.equal(told({ black: true }), "The screen is black.");
});
