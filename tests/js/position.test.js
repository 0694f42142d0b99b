import assert from "node:assert/strict";
import { test } from "node:test";
import { back, clamp, next, slideOfPath } from "../../static/js/deck/position.js";

const outline = [0, 2, 1];

test("next goes through every build and slide, and back through the same ones", () => {
  const way = [];
  for (let at = { slide: 1, build: 0 }; at; at = next(outline, at)) way.push(at);
  assert.deepEqual(
    way.map(({ slide, build }) => `${slide}.${build}`),
    ["1.0", "2.0", "2.1", "2.2", "3.0", "3.1"],
  );
  const home = [];
  for (let at = way.at(-1); at; at = back(outline, at)) home.push(at);
  assert.deepEqual(home.reverse(), way);
});

test("passing over leads from slide to slide, and back to each with all that is on it", () => {
  assert.deepEqual(next(outline, { slide: 2, build: 0 }, true), { slide: 3, build: 0 });
  assert.equal(next(outline, { slide: 3, build: 0 }, true), null);
  assert.deepEqual(back(outline, { slide: 3, build: 1 }, true), { slide: 2, build: 2 });
  assert.equal(back(outline, { slide: 1, build: 0 }, true), null);
});

test("a position that does not exist becomes the nearest one", () => {
  assert.deepEqual(clamp(outline, { slide: 99, build: 99 }), { slide: 3, build: 1 });
  assert.deepEqual(clamp(outline, { slide: 0, build: -1 }), { slide: 1, build: 0 });
  assert.deepEqual(clamp([], { slide: 4, build: 4 }), { slide: 1, build: 0 });
});

test("a whole number at the end is a slide's address, below whatever path the talk lies", () => {
  assert.equal(slideOfPath("/12"), 12);
  assert.equal(slideOfPath("/talks/3/12"), 12);
  for (const path of ["/", "/1a", "/1/", "/join", "/talks/3/"])
    assert.equal(slideOfPath(path), null);
});
