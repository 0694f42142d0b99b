import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { elapsed, written } from "../../static/js/features/clock/timer.js";
import { typeSize } from "../../static/js/terminal/fitting.js";
import { recordedWords } from "../../static/js/terminal/words.js";
import { meaning } from "../../static/js/ui/keyboard.js";
import { DESK, ROOM, tableOf } from "../../static/js/ui/keys.js";
import { swipeOf } from "../../static/js/ui/touch.js";

const plain = { ctrlKey: false, altKey: false, metaKey: false };
const face = { wide: 0.6, high: 1.32 };
const cells = { cols: 72, rows: 18 };

test("clickers and hands press the same keys, in the room and at the desk", () => {
  for (const table of [tableOf(ROOM), tableOf(DESK)]) {
    for (const key of [" ", "ArrowRight", "PageDown"])
      assert.equal(meaning({ key, ...plain }, table), "next");
    for (const key of ["ArrowLeft", "PageUp"])
      assert.equal(meaning({ key, ...plain }, table), "back");
    assert.equal(meaning({ key: " ", ...plain, shiftKey: true }, table), "back");
  }
  for (const key of ["b", "."]) assert.equal(meaning({ key, ...plain }, tableOf(DESK)), "black");
});

test("Alt with a way on or back passes over, also with the sign that a Mac writes for it", () => {
  const alt = { ...plain, altKey: true };
  for (const table of [tableOf(ROOM), tableOf(DESK)]) {
    for (const key of [" ", "\u00a0", "ArrowRight", "PageDown"])
      assert.equal(meaning({ key, ...alt }, table), "pass");
    for (const key of ["ArrowLeft", "PageUp"])
      assert.equal(meaning({ key, ...alt }, table), "pass-back");
    for (const key of ["b", "Home", "F4", "Tab"])
      assert.equal(meaning({ key, ...alt }, table), null);
  }
});

test("the browser keeps its own keys, and no key is a property of every object", () => {
  assert.equal(meaning({ key: "f", ...plain, ctrlKey: true }, tableOf(ROOM)), null);
  assert.equal(meaning({ key: "constructor", ...plain }, tableOf(ROOM)), null);
});

test("a swipe goes sideways, far enough", () => {
  const from = { x: 200, y: 200 };
  assert.equal(swipeOf(from, { x: 100, y: 210 }), "next");
  assert.equal(swipeOf(from, { x: 300, y: 190 }), "back");
  assert.equal(swipeOf(from, { x: 150, y: 300 }), null);
  assert.equal(swipeOf(from, { x: 190, y: 200 }), null);
});

test("a terminal's type is as large as all its cells allow", () => {
  const size = typeSize(cells, { width: 900, height: 500 }, face, 12);
  assert.ok(
    size * face.wide * cells.cols <= 900 && Math.ceil(size * face.high) * cells.rows <= 500,
  );
  assert.ok(size > 15);
});

test("the timer counts only while it runs", () => {
  const timer = { seconds: 60, running: true, heard: 1000 };
  assert.equal(elapsed(timer, 6000), 65_000);
  assert.equal(elapsed({ ...timer, running: false }, 6000), 60_000);
  assert.deepEqual([0, 7000, 754_000, 3_723_000].map(written), [
    "0:00",
    "0:07",
    "12:34",
    "1:02:03",
  ]);
});

test("a badge says when and on what a tape was recorded", () => {
  const engines = { docker: "26.1.5", kubernetes: "1.20.2" };
  assert.equal(
    recordedWords({ date: "2026-11-23", engines }),
    "recorded 2026-11-23, Docker 26.1.5, Kubernetes 1.20.2",
  );
});
