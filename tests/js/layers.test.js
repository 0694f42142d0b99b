// Imports go one way: a page puts features together, a feature stands on slides and terminals, those on what is below.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, posix, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const HOME = fileURLToPath(new URL("../../static/js", import.meta.url));

/** From the top down; what stands in one row does not know each other. */
const LAYERS = [
  ["pages"],
  ["features"],
  ["deck", "terminal"],
  ["picture"],
  ["tape"],
  ["net"],
  ["ui"],
];

/** Features that know another, and why. */
const NEIGHBOURS = {
  "devices → clock": "a code's time is written as the talk's time is",
};

const PAGE = /\b(document|window|navigator|customElements|localStorage|sessionStorage)\b/;

const files = readdirSync(HOME, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".js"))
  .map(read);

/** @param {string} path */
function read(path) {
  const text = readFileSync(`${HOME}/${path}`, "utf8");
  const head = /^(\/\/.*\n)+/.exec(text)?.[0] ?? "";
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  return {
    path,
    pure: /\bPure\b/.test(head),
    code,
    values: named(code, path),
    all: named(text, path),
  };
}

/**
 * Give the files that a text imports, types too.
 * @param {string} text
 * @param {string} path
 */
function named(text, path) {
  const found = [...text.matchAll(/(?:\bfrom|\bimport|import\()\s*"(\.[^"]+)"/g)];
  return found.map(([, to]) => posix.join(dirname(path), to)).filter((to) => to.endsWith(".js"));
}

const roomOf = (path) => path.split("/")[0];
const featureOf = (path) => path.split("/")[1];
const layerOf = (path) => LAYERS.findIndex((rooms) => rooms.includes(roomOf(path)));
const pairs = files.flatMap(({ path, all }) => all.map((to) => ({ path, to })));

test("every folder has its layer, and imports lead down or stay within it", () => {
  assert.deepEqual(
    files.filter(({ path }) => layerOf(path) < 0).map(({ path }) => path),
    [],
  );
  const wrong = pairs.filter(
    ({ path, to }) => roomOf(path) !== roomOf(to) && layerOf(to) <= layerOf(path),
  );
  assert.deepEqual(wrong.map(written), []);
});

test("features do not know each other, but for those that say why", () => {
  const both = pairs.filter(({ path, to }) => [path, to].every((p) => roomOf(p) === "features"));
  const across = both.filter(({ path, to }) => featureOf(path) !== featureOf(to));
  const unnamed = across.filter(
    ({ path, to }) => !(`${featureOf(path)} → ${featureOf(to)}` in NEIGHBOURS),
  );
  assert.deepEqual(unnamed.map(written), []);
  const known = across.map(({ path, to }) => `${featureOf(path)} → ${featureOf(to)}`);
  assert.deepEqual([...new Set(known)].sort(), Object.keys(NEIGHBOURS).sort());
});

test("no file imports itself by way of others", () => {
  const imports = new Map(files.map(({ path, values }) => [path, values]));
  const reached = (/** @type {string} */ from) => {
    const seen = new Set(imports.get(from));
    for (const path of seen) for (const next of imports.get(path) ?? []) seen.add(next);
    return seen;
  };
  assert.deepEqual(
    files.filter(({ path }) => reached(path).has(path)).map(({ path }) => path),
    [],
  );
});

test("a module that says it is pure knows no page, and stands on none that does", () => {
  const pure = new Map(files.map((file) => [file.path, file.pure]));
  const wrong = files.filter(
    ({ pure: says, code, values }) =>
      says && (PAGE.test(code) || values.some((to) => !pure.get(to))),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
  assert.ok([...pure.values()].filter(Boolean).length >= 20);
});

/** @param {{path: string, to: string}} pair */
function written({ path, to }) {
  return `${path} → ${relative(".", to)}`;
}
