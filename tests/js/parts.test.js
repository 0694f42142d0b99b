import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { cutTape } from "../../static/js/tape/tape.js";
import { Viewing } from "../../static/js/terminal/viewing.js";
import { stateWords } from "../../static/js/terminal/words.js";

const NOWHERE = { begin() {}, write() {}, resize() {}, look() {} };

/** What a slide shows that gives steps 2 and 3 of four, of which so many are done. */
function viewed(done, state = "ready") {
  const steps = [1, 2, 3, 4].map((number) => ({
    number,
    state: number <= done ? "passed" : "waiting",
  }));
  const show = { demo: "shop", run: "a", state, number: 0, terminals: [], steps, output: [] };
  return new Viewing(NOWHERE, show, [], [], { first: 2, last: 3 });
}

test("a slide's next step is one of its own, or one that an earlier slide has left", () => {
  assert.equal(viewed(1).current, 2);
  assert.equal(viewed(2).current, 3);
  assert.equal(viewed(0).current, 1);
});

test("where no show is on, a slide begins with its own first step", () => {
  assert.equal(viewed(0, "closed").current, 2);
});

test("a slide whose steps are done says that there are more, and where", () => {
  const { show, current } = viewed(3);
  assert.equal(current, 0);
  assert.equal(stateWords(show, current), "step 4 comes on a later slide");
  assert.equal(stateWords(viewed(4).show, 0), "all steps done");
});

test("a tape that somebody plays for themselves ends with the slide's last step", () => {
  const events = [1, 2].flatMap((step) => [
    { after: 1, event: { type: "started", step } },
    { after: 1, event: { type: "ended", step } },
  ]);
  assert.equal(cutTape({ events }, 1).events.length, 2);
  assert.equal(cutTape({ events }, 2).events.length, 4);
});
