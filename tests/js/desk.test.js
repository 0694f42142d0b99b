import assert from "node:assert/strict";
import { test } from "node:test";
import { leftOf, paceOf } from "../../static/js/features/clock/pace.js";
import { Stopwatch, tookWords } from "../../static/js/features/demos/took.js";
import { upcoming } from "../../static/js/features/upcoming/upcoming.js";
import { readSizes, within } from "../../static/js/ui/panes.js";

const steps = (...states) =>
  states.map((state, index) => ({ number: index + 1, label: `echo ${index + 1}`, state }));
const here = { at: { slide: 1, build: 0 }, instead: "", outline: [0, 2], demos: [] };
const demo = (name, ...states) => ({ name, given: false, steps: steps(...states) });

test("the next press shows a build, then the demo's steps, then the next slide", () => {
  const at = (slide, build) => ({ slide, build });
  assert.deepEqual(upcoming({ ...here, at: at(2, 0) }), { words: "build 1 of 2", at: at(2, 1) });
  const waits = upcoming({ ...here, demos: [demo("one", "passed", "waiting")] });
  assert.equal(waits.words, "step 2 of 2");
  assert.equal(waits.step.label, "echo 2");
  const done = upcoming({ ...here, demos: [demo("one", "passed", "passed")] });
  assert.deepEqual(done, { words: "slide 2", at: at(2, 0) });
  assert.deepEqual(upcoming({ ...here, at: at(2, 2) }), { words: "the end" });
});

test("builds come before a demo's steps, and what comes first before all", () => {
  const demos = [demo("one", "waiting")];
  assert.equal(upcoming({ ...here, outline: [1], demos }).words, "build 1 of 1");
  assert.deepEqual(upcoming({ ...here, instead: "this slide again", demos }), {
    words: "this slide again",
    at: here.at,
  });
});

test("the next press goes by demos in the order of the slide, as the server does", () => {
  const [one, two] = [demo("one", "waiting"), demo("two", "running")];
  assert.equal(upcoming({ ...here, demos: [one, two] }).demo, "one");
  const given = upcoming({ ...here, demos: [{ ...one, given: true }, two] });
  assert.deepEqual([given.demo, given.words], ["two", "wait, step 1 is running"]);
  const leaving = upcoming({ ...here, demos: [{ ...one, leaving: true }] });
  assert.match(leaving.words, /cleaned up/);
});

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
