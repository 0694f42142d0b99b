import assert from "node:assert/strict";
import { test } from "node:test";
import {
  contrast,
  DARK,
  isDark,
  LIGHT,
  luminance,
  plateFor,
} from "../../static/js/deck/contrast.js";

const all = (...colour) => Array.from({ length: 100 }, () => colour);

test("text is light on what is mostly dark, and dark on what is mostly light", () => {
  assert.equal(isDark(all(0, 0, 0)), true);
  assert.equal(isDark(all(255, 255, 255)), false);
  assert.equal(isDark([...all(10, 10, 10), ...all(255, 255, 255).slice(50)]), true);
});

test("what is readable as it is gets no plate", () => {
  assert.equal(plateFor(all(0, 0, 0), DARK), 0);
  assert.equal(plateFor(all(255, 255, 255), LIGHT), 0);
});

test("a plate is as strong as text needs, on any picture", () => {
  for (const how of [DARK, LIGHT])
    for (const colour of [
      [255, 255, 255],
      [0, 0, 0],
      [128, 128, 128],
      [255, 0, 0],
      [0, 255, 255],
    ]) {
      const share = plateFor(all(...colour), how);
      const ground = colour.map((part, at) => part * (1 - share) + how.plate[at] * share);
      assert.ok(contrast(luminance(ground), luminance(how.ink)) >= 7, `${colour} ${share}`);
    }
});

test("a few odd pixels do not darken a whole picture", () => {
  const pixels = [...Array.from({ length: 5 }, () => all(0, 0, 0)).flat(), [255, 255, 255]];
  assert.equal(plateFor(pixels, DARK), 0);
});
