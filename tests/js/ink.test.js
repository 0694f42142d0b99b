import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../static/js/features/ink/outbox.js";
import { CLEAN, grown, isWithin, onCanvas, pathOf } from "../../static/js/features/ink/strokes.js";

const part = (at, ...points) => ({ slide: 1, stroke: "a", colour: "red", at, points });
const drawn = (ink) => ink.strokes.map(({ points }) => points);

test("a stroke grows part by part, and a part that comes twice counts once", () => {
  const one = grown(CLEAN, part(0, 1, 2, 3, 4));
  const two = grown(one, part(2, 5, 6));
  assert.deepEqual(drawn(two), [[1, 2, 3, 4, 5, 6]]);
  assert.deepEqual(grown(two, part(1, 3, 4)), two);
  assert.deepEqual(drawn(one), [[1, 2, 3, 4]]);
});

test("the end of a stroke whose beginning was missed waits for the whole", () => {
  assert.deepEqual(drawn(grown(CLEAN, part(3, 5, 6))), []);
  const one = grown(CLEAN, part(0, 1, 2));
  assert.deepEqual(drawn(grown(one, part(3, 5, 6))), [[1, 2]]);
});

test("ink of another slide is not mixed with this one's", () => {
  const one = grown(CLEAN, part(0, 1, 2));
  const other = grown(one, { ...part(0, 3, 4), slide: 2 });
  assert.deepEqual([other.slide, drawn(other)], [2, [[3, 4]]]);
});

test("a place of the page is a place of the canvas, at most its edge", () => {
  const box = { left: 100, top: 50, width: 640, height: 360 };
  assert.deepEqual(onCanvas(box, { x: 420, y: 230 }), { x: 640, y: 360 });
  assert.deepEqual(onCanvas(box, { x: 0, y: 9999 }), { x: 0, y: 720 });
  assert.ok(isWithin(box, { x: 100, y: 50 }));
  assert.ok(!isWithin(box, { x: 99, y: 50 }));
});

test("a line goes from its first point to its last, and a single point is a dot", () => {
  assert.equal(pathOf([5, 6]), "M5 6L5 6");
  assert.equal(pathOf([0, 0, 10, 0]), "M0 0L10 0");
  const path = pathOf([0, 0, 10, 0, 20, 10, 30, 30]);
  assert.ok(path.startsWith("M0 0Q10 0 15 5") && path.endsWith("L30 30"));
});

function fill(outbox, count) {
  for (let at = 0; at < count; at += 1)
    outbox.add({ slide: 1, stroke: "a", colour: "red", at }, { x: at, y: 0 });
}

test("points gather until they are sent, never more than a message may carry", () => {
  const outbox = new Outbox();
  fill(outbox, 40);
  const sizes = outbox.parts.map(({ at, points }) => [at, points.length]);
  assert.deepEqual(sizes, [
    [0, 64],
    [32, 16],
  ]);
});

test("what was sent is kept until it has arrived, and sent again after the line was lost", () => {
  const outbox = new Outbox();
  fill(outbox, 2);
  const first = outbox.take();
  outbox.add({ slide: 1, stroke: "a", colour: "red", at: 2 }, { x: 2, y: 0 });
  assert.deepEqual(first.points, [0, 0, 1, 0]);
  assert.deepEqual(outbox.take().points, [2, 0]);
  assert.equal(outbox.take(), null);
  outbox.again();
  assert.equal(outbox.take(), first);
  outbox.arrived(first);
  assert.deepEqual(
    outbox.parts.map(({ at }) => at),
    [2],
  );
  outbox.refused("a");
  assert.deepEqual(outbox.parts, []);
});
