import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_PAUSE, Player } from "../../static/js/tape/player.js";
import { readTape } from "../../static/js/tape/tape.js";

const header = {
  version: 3,
  term: { cols: 88, rows: 22 },
  timestamp: 1795392000,
  quarterdeck: { demo: "run", engines: { docker: "26.1.5" }, terminals: ["main", "outside"] },
};
const lines = [
  JSON.stringify(header),
  '[0.5, "o", "$ "]',
  '[0, "m", "1 echo"]',
  '[0, "s", "{\\"started\\":1,\\"terminal\\":\\"main\\"}"]',
  '[9, "o", "hello"]',
  "# a comment",
  '[0.1, "s", "{\\"ended\\":1,\\"terminal\\":\\"main\\",\\"status\\":0,\\"seconds\\":9,\\"problem\\":null}"]',
  '[0.2, "+", "outside\\nsecond\\nline"]',
  '[0, "=", "outside\\n40x10"]',
  '[1, "m", "2 echo"]',
  '[1, "s", "{\\"started\\":2,\\"terminal\\":\\"outside\\"}"]',
  '[0, "r", "100x30"]',
  '[0, "s", "{\\"closed\\":null}"]',
];
const tape = readTape(lines.join("\n"));

/** A clock that runs only when it is told to. */
class Clock {
  time = 0;
  waiting = null;
  now = () => this.time;
  later = (act, wait) => {
    this.waiting = { act, at: this.time + wait };
    return this.waiting;
  };
  cancel = (timer) => {
    if (timer === this.waiting) this.waiting = null;
  };
  run(seconds) {
    const until = this.time + seconds * 1000;
    while (this.waiting && this.waiting.at <= until) {
      const { act, at } = this.waiting;
      this.waiting = null;
      this.time = at;
      act();
    }
    this.time = until;
  }
}

function playing() {
  const clock = new Clock();
  const heard = [];
  const audience = {
    heard: (events) => heard.push(...events),
    restarted: () => heard.splice(0),
    changed() {},
  };
  return { clock, heard, player: new Player(tape, audience, clock) };
}

test("a tape's lines become the events that they were", () => {
  assert.deepEqual(
    tape.events.map(({ event }) => event),
    [
      { type: "output", terminal: "main", text: "$ " },
      { type: "started", terminal: "main", step: 1 },
      { type: "output", terminal: "main", text: "hello" },
      { type: "ended", terminal: "main", step: 1, status: 0, seconds: 9, failed: false },
      { type: "output", terminal: "outside", text: "second\nline" },
      { type: "resized", terminal: "outside", cols: 40, rows: 10 },
      { type: "started", terminal: "outside", step: 2 },
      { type: "resized", terminal: "main", cols: 100, rows: 30 },
    ],
  );
});

test("time before a line that is not ours is kept", () => {
  assert.equal(tape.events[6].after, 2);
});

test("a tape says when and on what it was recorded, and each terminal's size", () => {
  assert.deepEqual(tape.recorded, { date: "2026-11-23", engines: { docker: "26.1.5" } });
  assert.deepEqual(tape.terminals[1], { name: "outside", cols: 88, rows: 22 });
});

test("what is no tape of a demo is refused", () => {
  assert.throws(() => readTape('{"version": 2}'), /no tape/);
  assert.throws(() => readTape("hello"));
});

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
