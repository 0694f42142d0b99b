import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { spoken } from "../../static/js/net/spoken.js";
import { say, sayWith, speak } from "../../static/js/ui/say.js";

const german = {
  talk: { close: "Schließen" },
  slides: {
    titled: "{title}, Folie {number}",
    count: { one: "eine Folie", other: "{count} Folien" },
  },
  refused: { "poll-one": "diese Umfrage nimmt eine Antwort" },
};

beforeEach(() => speak(german));
afterEach(() => speak({}));

test("a phrase is said with what it is given, in the order of its language", () => {
  assert.equal(say("talk.close"), "Schließen");
  assert.equal(say("slides.titled", { number: 2, title: "Häfen" }), "Häfen, Folie 2");
});

test("a number tells which form is said", () => {
  const said = [0, 1, 2].map((count) => say("slides.count", { count }));
  assert.deepEqual(said, ["0 Folien", "eine Folie", "2 Folien"]);
});

test("what is given may be an element, and stands in its place", () => {
  const bold = { tag: "b" };
  assert.deepEqual(sayWith("slides.titled", { number: 2, title: bold }), [
    "",
    bold,
    ", Folie ",
    2,
    "",
  ]);
});

test("what a page has no phrase for is seen by its key, and breaks nothing", () => {
  assert.equal(say("films.sound"), "films.sound");
  assert.equal(say("slides.titled", { number: 2 }), "{title}, Folie 2");
});

test("a refusal is heard in the page's language, and one without a phrase as the server says it", () => {
  const refused = { ok: false, error: "this poll takes one answer" };
  assert.equal(
    spoken({ ...refused, phrase: "refused.poll-one", given: {} }).error,
    german.refused["poll-one"],
  );
  assert.deepEqual(spoken(refused), refused);
  assert.deepEqual(spoken({ ok: true }), { ok: true });
});
