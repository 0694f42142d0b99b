// A recording of two terminals, and a clock that runs when it is told to, for the tests of tapes.

import { Player } from "../../static/js/tape/player.js";
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
export const tape = readTape(lines.join("\n"));

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

export function playing() {
  const clock = new Clock();
  const heard = [];
  const audience = {
    heard: (events) => heard.push(...events),
    restarted: () => heard.splice(0),
    changed() {},
  };
  return { clock, heard, player: new Player(tape, audience, clock) };
}
