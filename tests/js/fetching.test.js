// Fetching goes on where the network lets a page down for a moment, and takes a refusal for an answer.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { fetchText } from "../../static/js/net/fetching.js";

const real = globalThis.fetch;
afterEach(() => (globalThis.fetch = real));

/** Stand in for the network: fail this often, then answer. */
function network(failures, answer) {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    if (asked.length <= failures) throw new TypeError("Failed to fetch");
    return answer;
  };
  return asked;
}

test("an answer that comes at the second try is as good as one that comes at the first", async () => {
  const asked = network(1, new Response("hello", { headers: { ETag: '"v1"' } }));
  const answer = await fetchText("/slides");
  assert.deepEqual([await answer.text(), answer.headers.get("ETag")], ["hello", '"v1"']);
  assert.equal(asked.length, 2);
});

test("a refusal is not asked for again", async () => {
  const asked = network(0, new Response("", { status: 404 }));
  await assert.rejects(fetchText("/tapes/x.cast"), /\/tapes\/x\.cast cannot be fetched \(404\)/);
  assert.equal(asked.length, 1);
});
