import assert from "node:assert/strict";
import { test } from "node:test";
import { turnOf } from "../../static/js/deck/transition.js";

const ends = (said, backwards = false) => {
  const turn = turnOf(said, backwards);
  return [turn?.comes[0].transform, turn?.leaves.at(-1).transform, turn?.over];
};

test("a push moves both, a move comes over what stays, a reveal goes and shows what stays", () => {
  assert.deepEqual(ends("push horizontal 0.5"), [
    "translate(100%, 0%)",
    "translate(-100%, 0%)",
    "leaves",
  ]);
  assert.deepEqual(ends("move top 0.5"), ["translate(0%, -100%)", "none", "comes"]);
  assert.deepEqual(ends("reveal left 0.5"), ["none", "translate(100%, 0%)", "leaves"]);
});

test("horizontal and vertical turn round on the way back, a side does not", () => {
  assert.equal(ends("push horizontal 0.5", true)[0], "translate(-100%, 0%)");
  assert.equal(ends("push vertical 0.5", true)[0], "translate(0%, -100%)");
  assert.equal(ends("push right 0.5", true)[0], "translate(100%, 0%)");
});

test("a fade lasts as long as is said, one through a colour shows it half way, and nothing said is none", () => {
  assert.equal(turnOf("fade 0.3", false)?.seconds, 0.3);
  assert.equal(turnOf("fadethroughcolor #ff0000 1", false)?.colour, "#ff0000");
  assert.equal(turnOf("fadethroughcolor #ff0000 1", false)?.comes[1].opacity, 0);
  for (const said of [undefined, "", "fade 0", "push"]) assert.equal(turnOf(said, false), null);
});
