// What the interface says: a phrase in the language of the page, by its key. Pure.

/** @typedef {typeof import("../../words/en.json")} English */
/** @typedef {{[Group in keyof English]: `${Group}.${keyof English[Group] & string}`}[keyof English]} Key such as `polls.closed` */
/** @typedef {string | {one: string, other: string}} Phrase */

const GIVEN = /\{(\w+)\}/;

/** @type {Readonly<Record<string, Record<string, Phrase>>>} */
let phrases = {};

/** Speak with these phrases from now on, by group and name. @param {Record<string, Record<string, Phrase>>} found */
export function speak(found) {
  phrases = found;
}

/**
 * Give a phrase with what it is given; where that is a `count`, in its form for one or for others.
 * @param {Key} key
 * @param {Readonly<Record<string, string | number>>} [given]
 * @returns {string}
 */
export function say(key, given = {}) {
  return sayWith(key, given).join("");
}

/**
 * Give a phrase in pieces, among which what it is given stands as it is, an element for instance.
 * @template T
 * @param {Key} key
 * @param {Readonly<Record<string, T>>} given
 * @returns {(string | T)[]}
 */
export function sayWith(key, given) {
  const pieces = phraseOf(key, given.count).split(GIVEN);
  return pieces.map((piece, at) => (at % 2 === 0 ? piece : (given[piece] ?? `{${piece}}`)));
}

/**
 * @param {Key} key
 * @param {unknown} count
 * @returns {string}
 */
function phraseOf(key, count) {
  const [group = "", name = ""] = key.split(".");
  const phrase = phrases[group]?.[name] ?? key;
  return typeof phrase === "string" ? phrase : phrase[count === 1 ? "one" : "other"];
}
