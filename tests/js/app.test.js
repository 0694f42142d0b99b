import assert from "node:assert/strict";
import { test } from "node:test";
import { answerWords, pageOf } from "../../static/js/picture/app-page.js";

const page = {
  kind: "app",
  url: "http://localhost:3000/",
  status: 200,
  html: true,
  body: "<h1>Hi</h1>",
  cut: false,
  problem: "",
};

test("before a page stands that nothing may be fetched for it, and nothing runs", () => {
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(pageOf(page));
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /script|http|\*/);
  assert.ok(pageOf(page).indexOf(policy) < pageOf(page).indexOf(page.body));
});

test("text is text, whatever stands in it", () => {
  const shown = pageOf({ ...page, html: false, body: "<script>alert(1)</script> & more" });
  assert.ok(shown.includes("&lt;script>alert(1)&lt;/script> &amp; more"));
});

test("a page that was cut says so", () => {
  assert.ok(pageOf({ ...page, cut: true }).endsWith("<p>…</p>"));
});

test("how the program has answered is said in a few words", () => {
  assert.equal(answerWords(page), "200");
  assert.equal(answerWords({ ...page, status: 302, problem: "elsewhere" }), "302: elsewhere");
  assert.equal(
    answerWords({ ...page, status: 0, problem: "nothing answers yet" }),
    "nothing answers yet",
  );
});
