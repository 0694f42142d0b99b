import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Viewing } from "../../static/js/terminal/viewing.js";

const step = (number, state = "waiting") => ({
  number,
  label: "",
  say: "",
  state,
  seconds: null,
});
const sizes = [{ name: "main", cols: 88, rows: 22 }];
const closed = {
  demo: "pods",
  run: null,
  state: "closed",
  recorded: null,
  number: 0,
  terminals: sizes,
  steps: [step(1), step(2), step(3)],
  output: [],
};
const output = (n, text) => ({ n, type: "output", terminal: "main", text });
const batch = (...events) => ({ demo: "pods", run: "a", events });

/** Terminals as plain text, and what was done to them. */
class Paper {
  text = {};
  begun = 0;
  looked = "";
  begin(all) {
    this.begun += 1;
    this.text = Object.fromEntries(all.map(({ name }) => [name, ""]));
  }
  write(name, text) {
    this.text[name] += text;
  }
  resize(name) {
    this.text[name] ??= "";
  }
  look(name) {
    this.looked = name;
  }
}

let paper;
let viewing;
beforeEach(() => {
  paper = new Paper();
  viewing = new Viewing(paper, closed, ["main", "main", "other"]);
  viewing.redraw({ ...closed, run: "a", state: "ready" });
});

test("events seen twice are written once", () => {
  viewing.take(batch(output(1, "one "), output(2, "two ")));
  viewing.take(batch(output(2, "two "), output(3, "three")));
  assert.equal(paper.text.main, "one two three");
});

test("a gap is told and nothing past it is written", () => {
  assert.equal(viewing.take(batch(output(1, "one "))), true);
  assert.equal(viewing.take(batch(output(3, "three"))), false);
  assert.equal(viewing.take(batch(output(2, "two "), output(3, "three"))), true);
  assert.equal(paper.text.main, "one two three");
});

test("events of another run are not ours", () => {
  assert.equal(viewing.take({ ...batch(output(1, "x")), run: "b" }), false);
  assert.equal(paper.text.main, "");
});

test("a picture of just what has been seen leaves the terminals alone", () => {
  viewing.take(batch(output(1, "one")));
  viewing.redraw({ ...closed, run: "a", state: "done", number: 1, output: [output(1, "one")] });
  assert.deepEqual([paper.text.main, paper.begun, viewing.show.state], ["one", 1, "done"]);
});

test("a picture of more than has been seen replaces the terminals", () => {
  viewing.take(batch(output(1, "one")));
  viewing.redraw({ ...closed, run: "a", state: "ready", number: 5, output: [output(5, "all")] });
  assert.equal(paper.text.main, "all");
});

test("a step runs, goes on, and has passed once the next ends in its terminal", () => {
  const end = { terminal: "main", seconds: 1, failed: false };
  viewing.take(batch({ n: 1, type: "started", terminal: "main", step: 1 }));
  assert.deepEqual(
    [viewing.show.steps[0].state, viewing.show.state, viewing.current],
    ["running", "running", 1],
  );
  viewing.take(batch({ n: 2, type: "ended", step: 1, status: null, ...end }));
  assert.deepEqual([viewing.show.steps[0].state, viewing.current], ["going", 2]);
  viewing.take(batch({ n: 3, type: "ended", step: 2, status: 0, ...end }));
  assert.deepEqual(
    viewing.show.steps.map(({ state }) => state),
    ["passed", "passed", "waiting"],
  );
});

test("what goes on in one terminal is not ended by another", () => {
  viewing.take(
    batch({
      n: 1,
      type: "ended",
      step: 1,
      terminal: "main",
      status: null,
      seconds: 1,
    }),
  );
  viewing.take(
    batch({
      n: 2,
      type: "ended",
      step: 3,
      terminal: "other",
      status: 0,
      seconds: 1,
    }),
  );
  assert.equal(viewing.show.steps[0].state, "going");
});

test("a step that broke its promise has failed", () => {
  const end = { type: "ended", step: 1, terminal: "main", status: 1, seconds: 1, failed: true };
  viewing.take(batch({ n: 1, ...end }));
  assert.equal(viewing.show.steps[0].state, "failed");
});

test("a late viewer looks where the step is under way", () => {
  viewing.redraw({
    ...closed,
    run: "b",
    state: "running",
    steps: [step(1, "passed"), step(2), step(3, "running")],
  });
  assert.equal(paper.looked, "other");
});
