import assert from "node:assert/strict";
import { test } from "node:test";
import { tooMuch } from "../../static/js/deck/figure-limits.js";

test("a drawing that would hold up the page is not begun", () => {
  assert.equal(tooMuch("flowchart LR\n  A[127001] --> B"), "");
  assert.equal(tooMuch("gantt\n A :a, 2024-01-01, 5d"), "");
  assert.equal(tooMuch("block-beta\n columns 3\n a space:2 b"), "");
  assert.match(tooMuch("%% c\nblock-beta\n a space:99999999 b"), /more than 100 fields/);
  assert.match(tooMuch('packet\n0-9999999: "a"'), /more than 1000 fields/);
  assert.match(tooMuch(`mindmap\n${" a\n".repeat(200)}`), /more than 150 lines/);
  assert.match(tooMuch(`flowchart LR; ${"a-->b;".repeat(200)}`), /more than 150 lines/);
  assert.match(tooMuch(`flowchart LR\n A[${"a".repeat(2000)}]`), /a line of more than 1000 signs/);
  assert.match(tooMuch(`flowchart LR\n A[${"a".repeat(9000)}]`), /longer than 8000 signs/);
});
