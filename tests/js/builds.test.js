import assert from "node:assert/strict";
import { test } from "node:test";
import { entryAt, isLit } from "../../static/js/deck/builds.js";

test("a highlight begins at its build and stays until the next", () => {
  const entries = ["2", "6-8", "all"];
  assert.deepEqual(
    [0, 1, 2, 3, 4, 9].map((build) => entryAt(entries, 1, build)),
    ["2", "2", "6-8", "all", "all", "all"],
  );
});

test("an entry lights single lines, ranges, all of them or none", () => {
  const lit = (entry) => [1, 2, 3, 4, 5].filter((line) => isLit(entry, line));
  assert.deepEqual(lit("2"), [2]);
  assert.deepEqual(lit("1,3-4"), [1, 3, 4]);
  assert.deepEqual(lit("all"), [1, 2, 3, 4, 5]);
  assert.deepEqual(lit("none"), []);
});
