import assert from "node:assert/strict";
import { test } from "node:test";
import { ROOM, tableOf } from "../../static/js/ui/keys.js";
import { isSign } from "../../static/js/ui/letters.js";

test("letters, digits and signs can be switched off, and a clicker's keys, arrows and Space cannot", () => {
  for (const key of ["q", "?", "/", ".", "7", "é", "E"]) assert.ok(isSign(key));
  for (const key of [" ", "ArrowRight", "PageDown", "Enter", "Escape", "Home", "F1"])
    assert.ok(!isSign(key));
  const table = tableOf(ROOM);
  const left = Object.keys(table).filter((key) => !isSign(key));
  for (const act of ["next", "back", "first", "last", "escape"])
    assert.ok(left.some((key) => table[key] === act));
});
