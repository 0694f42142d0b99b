import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, heard, returned, wandered, wayBack } from "../../static/js/deck/follow.js";

const stage = (slide, build = 0, live = true) => ({ slide, build, live, shows: {} });
const first = { slide: 1, build: 0 };

test("who follows goes along, build for build", () => {
  const follow = heard(heard(begin(first, true), stage(3)), stage(3, 2));
  assert.deepEqual(follow.at, { slide: 3, build: 2 });
  assert.equal(wayBack(follow), null);
});

test("before anybody presents, nobody is moved", () => {
  const follow = heard(begin({ slide: 4, build: 1 }, true), stage(1, 0, false));
  assert.deepEqual(follow.at, { slide: 4, build: 1 });
});

test("who goes alone is not pulled along, and is offered the way back", () => {
  const follow = heard(wandered(begin(first, true), { slide: 9, build: 0 }), stage(5));
  assert.deepEqual(follow.at, { slide: 9, build: 0 });
  assert.deepEqual(wayBack(follow), { slide: 5, here: false });
});

test("the way back leads to where the talk is now, and following again", () => {
  const alone = heard(heard(begin({ slide: 9, build: 0 }, false), stage(5)), stage(6, 1));
  const back = returned(alone);
  assert.deepEqual([back.at, back.following, wayBack(back)], [{ slide: 6, build: 1 }, true, null]);
});

test("there is no way back to a talk that nobody gives", () => {
  assert.equal(wayBack(heard(begin(first, false), stage(2, 0, false))), null);
});
