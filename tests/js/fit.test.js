import assert from "node:assert/strict";
import test from "node:test";
import { READABLE, toldOf } from "../../static/js/deck/fitted.js";
import { largest, sizeFor } from "../../static/js/deck/fitted-headings.js";

test("what fits keeps its designed size, and is asked once", () => {
  let asked = 0;
  const fits = () => {
    asked += 1;
    return true;
  };
  assert.equal(largest(fits, 0.2, 1), 1);
  assert.equal(asked, 1);
});

test("the largest size that fits is found, and never one that does not", () => {
  for (const edge of [0.21, 0.5, 0.63, 0.999]) {
    const size = largest((candidate) => candidate <= edge, 0.2, 1);
    assert.ok(size <= edge && edge - size < 0.8 / 256 + 1e-9, `${size} for ${edge}`);
  }
});

test("what can never fit takes the smallest size", () => {
  assert.equal(
    largest(() => false, 0.2, 1),
    0.2,
  );
});

test("a heading grows or shrinks to its room, and is never taller than allowed", () => {
  assert.equal(sizeFor({ size: 50, width: 500 }, { width: 1000, tallest: 400 }), 100);
  assert.equal(sizeFor({ size: 50, width: 2000 }, { width: 1000, tallest: 400 }), 25);
  assert.equal(sizeFor({ size: 50, width: 20 }, { width: 1000, tallest: 400 }), 400);
  assert.equal(sizeFor({ size: 50, width: 0 }, { width: 1000, tallest: 400 }), 50);
});

test("the smallest readable size is 24 pixels of the canvas", () => {
  assert.equal(Math.round(READABLE * 39), 24);
});

test("a slide that had to shrink is told, and worse the smaller it is; one that may shrink only when nobody can read it", () => {
  const plain = { scale: 1, code: Number.POSITIVE_INFINITY, whole: true, asked: false };
  const told = (/** @type {object} */ more) => toldOf({ ...plain, ...more });
  assert.equal(told({}), null);
  assert.equal(told({ scale: 0.99 }), null);
  assert.equal(told({ scale: 0.8, asked: true }), null);
  assert.equal(told({ scale: 0.8 })?.sentence, "this slide is set at 80 % to fit");
  assert.equal(told({ scale: 0.8 })?.severity, "note");
  assert.match(told({ scale: 0.614, asked: true })?.sentence ?? "", /at 61 % .* too small/);
  assert.equal(told({ scale: 0.614 })?.severity, "warning");
  assert.equal(told({ scale: 0.18, whole: false })?.severity, "error");
});

test("code smaller than 18 pixels of the canvas is told with its size, and larger code is not", () => {
  const plain = { scale: 1, whole: true, asked: false };
  assert.equal(toldOf({ ...plain, code: 17.6 }), null);
  assert.match(toldOf({ ...plain, code: 14.9 })?.sentence ?? "", /set in 15 pixels of 720/);
});
