import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { leftOf, paceOf } from "../../static/js/features/clock/pace.js";
import { Stopwatch, tookWords } from "../../static/js/features/demos/took.js";
import { screenWords } from "../../static/js/features/presence/screen-words.js";
import { readSizes, within } from "../../static/js/ui/panes.js";

const steps = (...states) =>
  states.map((state, index) => ({ number: index + 1, label: `echo ${index + 1}`, state }));
const plan = { budget: 600, ends: [60, 300, 600] };

test("within a slide's own time the talk is on time, and half a minute is neither early nor late", () => {
  const words = (slide, elapsed) => paceOf(plan, slide, elapsed).words;
  assert.equal(words(1, 10), "on time");
  assert.equal(words(2, 200), "on time");
  assert.equal(words(1, 89), "on time");
  assert.equal(words(1, 90), "1 min late");
  assert.equal(words(1, 190), "2 min late");
  assert.equal(words(3, 170), "2 min early");
  assert.equal(words(3, 271), "on time");
  assert.equal(paceOf(plan, 3, 800).kind, "late");
});

test("without a budget there is no pace", () => {
  assert.equal(paceOf({ budget: null, ends: [] }, 1, 100), null);
});

test("what is left of the time is said, and what it is over", () => {
  assert.equal(leftOf(2700, 7.9), "44:53");
  assert.equal(leftOf(600, 600), "0:00");
  assert.equal(leftOf(600, 680.5), "1:20 over");
  assert.equal(leftOf(600, 680.5, true), "−1:20");
});

test("a step's time stands beside the one in rehearsal", () => {
  const words = (state, rehearsed, running = null) =>
    Object.values(tookWords({ state }, rehearsed, running)).join("");
  assert.equal(words("waiting", 12.3), "rehearsed 12 s");
  assert.equal(words("running", 12.3, 3.9), "3 s of 12 s");
  assert.equal(words("running", undefined, 3.9), "3 s");
  assert.equal(words("passed", 4.21), "rehearsed 4.2 s");
  assert.equal(words("passed", undefined), "");
});

test("the watch runs for the step under way in this very run", () => {
  const watch = new Stopwatch();
  watch.look({ run: "a", steps: steps("running", "waiting") }, 1000);
  watch.look({ run: "a", steps: steps("running", "waiting") }, 3000);
  assert.equal(watch.seconds(1, 4000), 3);
  assert.equal(watch.seconds(2, 4000), null);
  watch.look({ run: "b", steps: steps("running", "waiting") }, 5000);
  assert.equal(watch.seconds(1, 6000), 1);
});

test("panes keep their sizes, within what can be used, whatever was kept", () => {
  assert.equal(within("side", 99), 60);
  assert.equal(within("side", Number.NaN), 32);
  assert.deepEqual(readSizes('{"side": 44.44, "else": 3}'), { side: 44.4, foot: 23 });
  for (const broken of [null, "", "no", "null", "[]"])
    assert.deepEqual(readSizes(broken), { side: 32, foot: 23 });
});

test("the desk says how large each window of the hall is, and on which slide", () => {
  const hall = { width: 1920, height: 1080, slide: 7 };
  assert.equal(screenWords([]), "");
  assert.equal(screenWords([hall]), "1920×1080, slide 7");
  assert.equal(screenWords([hall, { ...hall, slide: 6 }]), "1920×1080, slide 7 and 1 more");
});
