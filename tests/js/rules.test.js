// Rules that server and browser both judge by: each case is a line of a file in tests/rules, which pytest plays too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import xterm from "@xterm/xterm";
import { nextAct, possible } from "../../static/js/features/polls/tally.js";
import { left, plain } from "../../static/js/features/questions/questions.js";
import { cells } from "../../static/js/terminal/cells.js";
import { Viewing } from "../../static/js/terminal/viewing.js";

const cases = (name) =>
  JSON.parse(readFileSync(new URL(`../rules/${name}.json`, import.meta.url), "utf8"));

const NOWHERE = { begin() {}, write() {}, resize() {}, look() {} };

/** A show of as many steps as there are terminals, none of which has begun. */
function show(terminals) {
  const fresh = { label: "", say: "", state: "waiting", seconds: null };
  const steps = terminals.map((_, index) => ({ ...fresh, number: index + 1 }));
  const sizes = [...new Set(terminals)].map((name) => ({ name, cols: 88, rows: 22 }));
  const base = { demo: "pods", run: "a", state: "ready", recorded: null };
  return { ...base, number: 0, terminals: sizes, steps, output: [] };
}

for (const { case: name, terminals, events, problems, ...then } of cases("steps"))
  test(name, () => {
    const viewing = new Viewing(NOWHERE, show(terminals), terminals);
    const numbered = events.map(({ problem, ...event }, index) => ({
      n: index + 1,
      ...event,
      ...(event.type === "ended" ? { failed: problem !== null } : {}),
    }));
    assert.ok(viewing.take({ demo: "pods", run: "a", events: numbered }));
    const { steps } = viewing.show;
    assert.deepEqual(
      {
        steps: steps.map(({ state }) => state),
        current: viewing.current,
        seconds: steps.map(({ seconds }) => seconds),
      },
      then,
    );
  });

for (const poll of cases("polls"))
  test(`a poll that is ${poll.state}, ${poll.revealed ? "shown" : "not shown"} and has ${poll.voters} votes`, () => {
    const offered = Object.entries(possible(poll)).filter(([, is]) => is);
    assert.deepEqual(new Set(offered.map(([act]) => act)), new Set(Object.keys(poll.may)));
    const due = nextAct(poll);
    assert.ok(due === null || due in poll.may);
  });

for (const { case: name, text, plain: wanted, left: room } of cases("questions"))
  test(name, () => {
    assert.equal(plain(text), wanted);
    assert.equal(left(text), room);
  });

/** Write pieces into a terminal of xterm's that counts as ours do, and say where its cursor is then. */
async function cursorAfter(...pieces) {
  const terminal = new xterm.Terminal({ allowProposedApi: true, cols: 40, rows: 2 });
  terminal.unicode.register(cells);
  terminal.unicode.activeVersion = cells.version;
  for (const piece of pieces) await new Promise((done) => terminal.write(piece, () => done(null)));
  return terminal.buffer.active.cursorX;
}

for (const { case: name, text, columns } of cases("columns"))
  test(name, async () => {
    assert.equal(await cursorAfter(text), columns);
    assert.equal(await cursorAfter(...text), columns);
  });
