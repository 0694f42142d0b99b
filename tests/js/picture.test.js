// A picture that comes without its output, as the room has had it as events.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Viewing } from "../../static/js/terminal/viewing.js";

const sizes = [{ name: "main", cols: 88, rows: 22 }];
const plain = { demo: "pods", recorded: null, terminals: sizes, steps: [] };
const closed = { ...plain, run: null, state: "closed", number: 0, output: [] };
const picture = (number, run = "a") => ({ ...plain, run, state: "done", number, output: null });
const written = (n, text) => ({
  demo: "pods",
  run: "a",
  events: [{ n, type: "output", terminal: "main", text }],
});

let text;
let viewing;
beforeEach(() => {
  const screen = { begin: () => {}, write: (_, more) => (text += more), look: () => {} };
  text = "";
  viewing = new Viewing(screen, closed, ["main"]);
  viewing.redraw({ ...closed, run: "a", state: "ready" });
  viewing.take(written(1, "one "));
});

test("it changes all but the terminals", () => {
  assert.equal(viewing.redraw(picture(1)), true);
  assert.deepEqual([viewing.show.state, text], ["done", "one "]);
});

test("what is missing before it is asked for, and then fits", () => {
  assert.equal(viewing.redraw(picture(2)), false);
  assert.deepEqual([viewing.show.number, viewing.show.state], [1, "done"]);
  assert.equal(viewing.take(written(2, "two")), true);
  assert.equal(text, "one two");
});

test("of another run it tells too little, and changes nothing", () => {
  assert.equal(viewing.redraw(picture(7, "b")), false);
  assert.equal(viewing.show.run, "a");
});
