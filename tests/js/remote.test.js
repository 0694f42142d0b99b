import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../../node_modules/socket.io-client/build/esm/contrib/backo2.js";
import { agoWords, leftWords, reachWords } from "../../static/js/features/devices/ago.js";
import { BUSY, LOST, OFFLINE, Presses } from "../../static/js/features/devices/presses.js";
import { IN_TURN, SOON, spread } from "../../static/js/net/retry.js";
import { say } from "../../static/js/ui/say.js";

/** A line that answers when it is told to. */
function asked() {
  const sent = [];
  const ask = (message, content) =>
    new Promise((answer) => sent.push({ message, content, answer }));
  return { line: "on", sent, ask };
}

const soon = () => new Promise((done) => setImmediate(done));

test("a press carries the turn that its presser saw, and the next one waits for its answer", async () => {
  const [line, said] = [asked(), []];
  const presses = new Presses(line, (sentence) => said.push(sentence));
  presses.hear({ turn: 7 });
  const [one, two] = [presses.press("next"), presses.press("next")];
  await soon();
  assert.deepEqual(line.sent[0].content, { turn: 7 });
  assert.equal(line.sent.length, 1);
  presses.hear({ turn: 8 });
  line.sent[0].answer({ ok: true });
  assert.equal(await one, true);
  await soon();
  assert.deepEqual(line.sent[1].content, { turn: 8 });
  line.sent[1].answer({ ok: true });
  assert.equal(await two, true);
  const black = presses.press("black", { on: true });
  await soon();
  assert.deepEqual(line.sent[2].content, { on: true, turn: 8 });
  line.sent[2].answer({ ok: true });
  assert.equal(await black, true);
  assert.deepEqual(said, []);
});

test("a press that is lost or refused is said, and takes those behind it along", async () => {
  const [line, said] = [asked(), []];
  const presses = new Presses(line, (sentence) => said.push(sentence));
  const all = [1, 2, 3, 4].map(() => presses.press("next"));
  await soon();
  assert.deepEqual(said, [say(BUSY)]);
  line.sent[0].answer({ ok: false, lost: true, error: "…" });
  assert.deepEqual(await Promise.all(all), [false, false, false, false]);
  assert.deepEqual([said, line.sent.length], [[say(BUSY), say(LOST)], 1]);
  const next = presses.press("next");
  await soon();
  line.sent[1].answer({ ok: false, error: "this is the last slide" });
  assert.equal(await next, false);
  assert.equal(said.at(-1), "this is the last slide");
  line.line = "lost";
  assert.equal(await presses.press("back"), false);
  assert.deepEqual([said.at(-1), line.sent.length], [say(OFFLINE), 2]);
});

/** The first waits of a hall whose pages lost their line together, from the client's own back-off. */
function waits(retry, pages) {
  const { reconnectionDelay: min, reconnectionDelayMax: max, randomizationFactor: jitter } = retry;
  return Array.from({ length: pages }, () => new Backoff({ min, max, jitter }).duration());
}

test("a hall of two thousand comes back spread over seconds, and a presenter at once", () => {
  const all = waits(IN_TURN, 2000);
  const inWindow = (from) => all.filter((wait) => wait >= from && wait < from + 100).length;
  const most = Math.max(...Array.from({ length: 60 }, (_, index) => inWindow(index * 50)));
  assert.ok(most < 300, `${most} of 2000 within a tenth of a second`);
  assert.ok(Math.max(...all) - Math.min(...all) > 2000);
  assert.ok(Math.max(...waits(SOON, 2000)) <= 450);
});

test("what a whole hall notices at once is spread just so", () => {
  assert.equal(Math.round(spread(IN_TURN, 0)), 240);
  assert.equal(Math.round(spread(IN_TURN, 1)), 2960);
  assert.ok(spread(SOON, 1) <= 450);
});

test("a phone's times and its ways are said in words", () => {
  assert.equal(
    agoWords({ paired: 7300, seen: 70, here: false }),
    "paired 2 h ago, last seen 1 min ago",
  );
  assert.equal(agoWords({ paired: 90000, seen: 1, here: true }), "paired yesterday, here now");
  assert.equal(leftWords(299.2), "Good for one phone, once, for 5:00");
  assert.equal(leftWords(Number.POSITIVE_INFINITY), "Asking for a code");
  assert.match(reachWords("http://localhost:5000/pair/x"), /--host 0\.0\.0\.0/);
  assert.match(reachWords("http://192.0.2.7:5000/pair/x"), /falls asleep/);
  assert.equal(reachWords("https://talk.example/pair/x"), "");
});
