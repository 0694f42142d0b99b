import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_PAUSE } from "../../static/js/tape/player.js";
import { playing } from "./recorded.js";

test("nobody waits for a long pause", () => {
  const { clock, heard, player } = playing();
  player.play();
  clock.run(0.5 + LONGEST_PAUSE + 0.05);
  assert.equal(heard.at(-1).text, "hello");
});

test("pause holds everything, and play goes on from there", () => {
  const { clock, heard, player } = playing();
  player.play();
  clock.run(0.6);
  player.pause();
  clock.run(100);
  assert.equal(heard.length, 2);
  player.play();
  clock.run(100);
  assert.deepEqual(
    [heard.length, player.done, player.progress, player.playing],
    [8, true, 1, false],
  );
});

test("a tape plays twice as fast from the moment that is asked for, on where it is", () => {
  const { clock, heard, player } = playing();
  const whole = player.total;
  player.play();
  clock.run(0.6);
  const [before, played] = [heard.length, player.dues[heard.length - 1]];
  player.speed(2);
  assert.equal(heard.length, before);
  clock.run((whole - played) / 2 - 0.01);
  assert.equal(player.done, false);
  clock.run(0.02);
  assert.deepEqual([player.done, heard.length], [true, 8]);
});

test("one step plays to that step's end and no further", () => {
  const { clock, heard, player } = playing();
  player.step();
  clock.run(100);
  assert.deepEqual([heard.at(-1).type, heard.length, player.playing], ["ended", 4, false]);
});

test("playing from a step shows at once all that came before it", () => {
  const { clock, heard, player } = playing();
  player.playFrom(2);
  assert.equal(heard.length, 6);
  clock.run(100);
  assert.equal(heard.length, 8);
});

test("a step alone is played from wherever the tape is, and rests at its end", () => {
  const { clock, heard, player } = playing();
  player.play();
  clock.run(100);
  player.playFrom(1, { only: true });
  clock.run(100);
  assert.deepEqual([heard.at(-1).type, heard.length, player.playing], ["ended", 4, false]);
});

test("a tape at its end plays again from the start", () => {
  const { clock, heard, player } = playing();
  player.play();
  clock.run(100);
  player.play();
  assert.equal(heard.length, 0);
  clock.run(0.6);
  assert.equal(heard.length, 2);
});
