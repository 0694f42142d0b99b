import "./english.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { find, stepTo } from "../../static/js/features/overview/find.js";
import { typedNumber } from "../../static/js/ui/jump.js";
import { DESK, ROOM, tableOf } from "../../static/js/ui/keys.js";
import { say } from "../../static/js/ui/say.js";

const page = readFileSync(new URL("../../docs/presenting.md", import.meta.url), "utf8");

function documented(heading) {
  const part = page.split(`## ${heading}\n`)[1].split(/^## /m)[0];
  return [...part.matchAll(/^\| (?!key|-)(.*) \| (.*) \|$|^\| (-) \| (.*) \|$/gm)].map((row) => ({
    keys: row[1] ?? row[3],
    words: row[2] ?? row[4],
  }));
}

test("every key is in the documents, in the same words, and no other", () => {
  for (const [heading, rows] of Object.entries({
    "Keys at the desk": DESK,
    "Keys in the room": ROOM,
  }))
    assert.deepEqual(
      documented(heading),
      rows.map(({ keys, words }) => ({ keys, words: say(words) })),
    );
});

test("no key means two things", () => {
  for (const rows of [DESK, ROOM]) {
    const keys = rows.flatMap((row) => row.keys.split(", "));
    assert.equal(Object.keys(tableOf(rows)).length, keys.length);
  }
});

function type(...keys) {
  let step = { typed: null };
  for (const key of keys) step = typedNumber(step.typed, key);
  return step;
}

test("a number goes to its slide with Enter, and can be mended or left", () => {
  assert.equal(type("4", "2").typed, "42");
  assert.equal(type("4", "2", "Enter").go, 42);
  assert.equal(type("4", "2", "Backspace", "Enter").go, 4);
  assert.deepEqual(type("4", "Escape"), { typed: null, used: true });
  assert.deepEqual(type("4", "ArrowRight"), { typed: null, used: false });
  assert.deepEqual(type("Enter"), { typed: null, used: false });
  assert.equal(type("4", "Shift").typed, "4");
});

test("a slide is found by all words looked for, whatever their case and accents", () => {
  const leaves = [
    { number: 1, text: "Pods   and Services" },
    { number: 2, text: "A café" },
    { number: 3, text: "Pods" },
  ];
  assert.deepEqual(find(leaves, "  "), [1, 2, 3]);
  assert.deepEqual(find(leaves, "serv POD"), [1]);
  assert.deepEqual(find(leaves, "cafe"), [2]);
  assert.deepEqual(find(leaves, "3"), [3]);
  assert.deepEqual(find(leaves, "nothing"), []);
});

test("arrows walk among the slides found, and stop at the ends", () => {
  const found = [2, 5, 7, 9, 11];
  assert.equal(stepTo(found, 2, "ArrowRight", 3), 5);
  assert.equal(stepTo(found, 2, "ArrowDown", 3), 9);
  assert.equal(stepTo(found, 9, "ArrowDown", 3), 11);
  assert.equal(stepTo(found, 2, "ArrowUp", 3), 2);
  assert.equal(stepTo(found, 7, "End", 3), 11);
  assert.equal(stepTo([], 7, "ArrowLeft", 3), 7);
});
