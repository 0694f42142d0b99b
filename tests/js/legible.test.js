import assert from "node:assert/strict";
import { test } from "node:test";
import { Eyes } from "../../static/js/terminal/eyes.js";
import { FEWEST, layoutOf, seenOf, shareRows, typeSize } from "../../static/js/terminal/fitting.js";
import { Viewing } from "../../static/js/terminal/viewing.js";

const face = { wide: 0.6, high: 1.2 };

test("type is never smaller than the last row can read, to show more of a terminal", () => {
  assert.equal(typeSize({ cols: 200, rows: 60 }, { width: 1200, height: 500 }, face, 24), 24);
});

const written = (used, fore) => ({ rows: 18, used, fore });

test("terminals in which little is written share the height evenly", () => {
  assert.deepEqual(shareRows([written(3, true), written(5, false)], 16), [8, 8]);
});

test("what is written in the terminal looked at comes before the others, of which the end stays in sight", () => {
  assert.deepEqual(shareRows([written(18, true), written(18, false)], 16), [12, FEWEST]);
  assert.deepEqual(shareRows([written(10, false), written(9, true)], 16), [7, 9]);
});

test("two that are looked at share alike", () => {
  assert.deepEqual(shareRows([written(18, true), written(18, true)], 16), [8, 8]);
});

test("no terminal is given rows that it does not have", () => {
  assert.deepEqual(shareRows([{ rows: 5, used: 5, fore: true }, written(2, false)], 40), [5, 18]);
});

test("eyes are where the step is and where something changes, unless the step says otherwise", () => {
  const eyes = new Eyes();
  eyes.begin("main", []);
  assert.equal(eyes.notice("server", "GET /"), false);
  assert.equal(eyes.notice("server", "GET /\n"), true);
  assert.deepEqual([...eyes.on], ["main", "server"]);
  eyes.begin("main", ["server"]);
  eyes.notice("main", "more\n");
  assert.deepEqual([...eyes.on], ["server"]);
});

test("a step that says where to look is looked at there, by a late viewer too", () => {
  const looked = [];
  const screen = { begin() {}, write() {}, resize() {}, look: (...at) => looked.push(at) };
  const step = (number, state) => ({
    number,
    label: "",
    say: "",
    state,
    seconds: null,
  });
  const show = {
    demo: "pods",
    run: "a",
    recorded: null,
    number: 0,
    terminals: [],
    output: [],
  };
  const steps = [step(1, "running"), step(2, "waiting")];
  const viewing = new Viewing(
    screen,
    { ...show, run: null, state: "closed", steps: [] },
    ["main", "main"],
    [["other"], []],
  );
  viewing.redraw({ ...show, state: "running", steps });
  const started = { n: 1, type: "started", terminal: "main", step: 2 };
  viewing.take({ demo: "pods", run: "a", events: [started] });
  assert.deepEqual(looked, [
    ["main", ["other"]],
    ["main", []],
  ]);
});

test("four terminals stand in a grid, in rows, or as tabs, whichever can be read", () => {
  const ground = { width: 1200, height: 550, pad: 8, gap: 8 };
  const cell = { width: 14.4, height: 32 };
  const layout = (many, cols, height = 550) => layoutOf(many, cols, { ...ground, height }, cell);
  assert.equal(layout(4, 40), "grid");
  assert.equal(layout(4, 72), "tabs");
  assert.equal(layout(4, 72, 700), "rows");
  assert.equal(layout(3, 72), "rows");
  assert.equal(layout(2, 20), "rows");
  assert.equal(layout(4, 40, 280), "tabs");
});

test("of terminals that cannot all be seen, those looked at are, the present one before others", () => {
  const names = ["a", "b", "c", "d"];
  assert.deepEqual([...seenOf(names, new Set(["a", "c", "d"]), "d", 2)], ["d", "a"]);
  assert.deepEqual([...seenOf(names, new Set(), "", 3)], []);
  assert.deepEqual([...seenOf(names, new Set(["b"]), "b", 1)], ["b"]);
});
