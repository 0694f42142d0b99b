import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EVENT_TYPES, MESSAGES, NEWS } from "../../static/js/net/wire.js";

const page = readFileSync(new URL("../../docs/protocol.md", import.meta.url), "utf8");

/** The rows of the table under a heading: the first cell's word, and the cell that says what it carries. */
function table(heading, carries) {
  const part = page.split(new RegExp(`^#+ ${heading}$`, "m"))[1].split(/^#+ /m)[0];
  const rows = [...part.matchAll(/^\| `([a-z]+)` \|(.*)\|$/gm)];
  return rows.map(([, name, rest]) => [name, rest.split("|")[carries]]);
}

test("every message a browser sends carries just what the protocol says", () => {
  const documented = table("From the client", 1).map(([name, cell]) => [
    name,
    [...cell.matchAll(/`([a-z]+\??)`/g)].map(([, field]) => field),
  ]);
  assert.deepEqual(Object.fromEntries(documented), MESSAGES);
});

test("every message the server sends is listened to", () => {
  assert.deepEqual(new Set(table("From the server", 1).map(([name]) => name)), new Set(NEWS));
});

test("every type of event is known", () => {
  assert.deepEqual(new Set(table("Events", 0).map(([name]) => name)), new Set(EVENT_TYPES));
});
