import assert from "node:assert/strict";
import { test } from "node:test";
import { Player } from "../../static/js/tape/player.js";
import { readTape } from "../../static/js/tape/tape.js";

const header = {
  version: 3,
  term: { cols: 80, rows: 24 },
  timestamp: 1795392000,
  quarterdeck: { demo: "run", engines: {}, terminals: ["main"] },
};
const said = (what) => JSON.stringify([0.1, "s", JSON.stringify({ terminal: "main", ...what })]);
const pressed = readTape(
  [
    JSON.stringify(header),
    ...[{ started: 1 }, { started: 2 }, { ended: 1 }, { ended: 2 }].map(said),
    ...[{ started: 3 }, { held: 3 }, { started: 3 }, { ended: 3 }].map(said),
  ].join("\n"),
);

test("one step goes on until all that went at its press has ended, and rests where one stands typed", () => {
  const heard = [];
  const audience = { heard: (events) => heard.push(...events), restarted() {}, changed() {} };
  const clock = { now: () => 1e6, later: (act) => (clock.due = act), cancel() {}, due: () => {} };
  const player = new Player(pressed, audience, clock);
  const rests = [];
  while (!player.done) {
    player.step();
    while (player.playing) clock.due();
    rests.push(heard.length);
  }
  assert.deepEqual(rests, [4, 6, 8]);
  assert.equal(heard[5].type, "held");
});
