import assert from "node:assert/strict";
import test from "node:test";
import { largest, READABLE, sizeFor } from "../../static/js/deck/fit.js";

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
