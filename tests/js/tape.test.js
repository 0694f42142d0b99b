import assert from "node:assert/strict";
import { test } from "node:test";
import { readTape } from "../../static/js/tape/tape.js";
import { tape } from "./recorded.js";

test("a tape's lines become the events that they were", () => {
  assert.deepEqual(
    tape.events.map(({ event }) => event),
    [
      { type: "output", terminal: "main", text: "$ " },
      { type: "started", terminal: "main", step: 1 },
      { type: "output", terminal: "main", text: "hello" },
      { type: "ended", terminal: "main", step: 1, status: 0, seconds: 9, failed: false },
      { type: "output", terminal: "outside", text: "second\nline" },
      { type: "resized", terminal: "outside", cols: 40, rows: 10 },
      { type: "started", terminal: "outside", step: 2 },
      { type: "resized", terminal: "main", cols: 100, rows: 30 },
    ],
  );
});

test("time before a line that is not ours is kept", () => {
  assert.equal(tape.events[6].after, 2);
});

test("a tape says when and on what it was recorded, and each terminal's size", () => {
  assert.deepEqual(tape.recorded, { date: "2026-11-23", engines: { docker: "26.1.5" } });
  assert.deepEqual(tape.terminals[1], { name: "outside", cols: 88, rows: 22 });
});

test("what is no tape of a demo is refused", () => {
  assert.throws(() => readTape('{"version": 2}'), /no tape/);
  assert.throws(() => readTape("hello"));
});
