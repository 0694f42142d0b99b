import assert from "node:assert/strict";
import { test } from "node:test";
import { keep, kept } from "../../static/js/ui/storage.js";

const denied = {
  configurable: true,
  get() {
    throw new DOMException("Access is denied", "SecurityError");
  },
};

test("where nothing may be kept, what is kept lasts as long as the page, for browser and tab apart", () => {
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(globalThis, name, denied);
  assert.equal(kept("size"), null);
  keep("size", "1.3");
  keep("size", "2", "tab");
  assert.deepEqual([kept("size"), kept("size", "tab")], ["1.3", "2"]);
  keep("size", "");
  assert.deepEqual([kept("size"), kept("size", "tab")], [null, "2"]);
});

test("what is kept as nothing is kept no more", () => {
  const texts = new Map();
  const storage = {
    getItem: (/** @type {string} */ name) => texts.get(name) ?? null,
    setItem: texts.set.bind(texts),
    removeItem: texts.delete.bind(texts),
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: storage });
  keep("draft", "Why?");
  assert.equal(kept("draft"), "Why?");
  keep("draft", "");
  assert.equal(kept("draft"), null);
});
