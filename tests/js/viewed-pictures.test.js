// What a viewer keeps of pictures, and what a tape has of them.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readTape } from "../../static/js/tape/tape.js";
import { Viewing } from "../../static/js/terminal/viewing.js";

const NOWHERE = { begin() {}, write() {}, resize() {}, look() {} };
const sizes = [{ name: "main", cols: 88, rows: 22 }];
const base = { demo: "pods", run: "a", state: "ready", recorded: null, problem: null };
const closed = {
  ...base,
  run: null,
  state: "closed",
  number: 0,
  terminals: sizes,
  steps: [],
  output: [],
};
const batch = (...events) => ({ demo: "pods", run: "a", events });

let viewing;
beforeEach(() => {
  viewing = new Viewing(NOWHERE, closed, []);
  viewing.redraw({ ...closed, run: "a", state: "ready" });
});

const drawn = (n, kind, more = {}) => ({ n, type: "drawn", picture: { kind, ...more } });

test("the newest picture of each kind is kept, also when a picture of the show leaves them out", () => {
  viewing.take(batch(drawn(1, "containers"), drawn(2, "layers"), drawn(3, "containers", { b: 1 })));
  const both = [{ kind: "layers" }, { kind: "containers", b: 1 }];
  assert.deepEqual(viewing.show.pictures, both);
  viewing.redraw({ ...closed, run: "a", state: "done", number: 3, output: null });
  assert.deepEqual(viewing.show.pictures, both);
});

test("who comes late has the pictures with the show, and another run begins with none", () => {
  viewing.redraw({ ...closed, run: "b", state: "ready", pictures: [{ kind: "layers" }] });
  assert.deepEqual(viewing.show.pictures, [{ kind: "layers" }]);
  viewing.redraw({ ...closed, run: "c", state: "ready" });
  assert.deepEqual(viewing.show.pictures, []);
});

test("a tape's picture is an event like any other", () => {
  const ours = { demo: "run", engines: {}, terminals: ["main"] };
  const head = { version: 3, term: { cols: 88, rows: 22 }, timestamp: 0, quarterdeck: ours };
  const picture = { kind: "containers", containers: [] };
  const tape = [JSON.stringify(head), JSON.stringify([0.5, "p", JSON.stringify(picture)])];
  assert.deepEqual(readTape(tape.join("\n")).events, [
    { after: 0.5, event: { type: "drawn", picture } },
  ]);
});
