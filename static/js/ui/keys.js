// The tables of keys: for the keyboard, for the sheet that lists them, and for docs/presenting.md, which a test compares.

/** @import { Key } from "./say.js" */
/** @typedef {{keys: string, act: string, words: Key}} Row what the keys are called, what they mean, and the phrase for that */

/** What some keys are called, where that is not the name the browser has for them. */
const CALLED = Object.freeze({
  Space: " ",
  "Shift+Space": "Shift+ ",
  Right: "ArrowRight",
  Left: "ArrowLeft",
  Down: "ArrowDown",
  Up: "ArrowUp",
});

/** @type {Row[]} */
const ANYWHERE = [
  { keys: "Home", act: "first", words: "keys.first" },
  { keys: "End", act: "last", words: "keys.last" },
  { keys: "g", act: "jump", words: "keys.jump" },
  { keys: "o", act: "overview", words: "keys.overview" },
  { keys: "/", act: "search", words: "keys.search" },
  { keys: "f", act: "full", words: "keys.full" },
  { keys: "?", act: "help", words: "keys.help" },
  { keys: "Escape", act: "escape", words: "keys.escape" },
];

/** Keys of the room's pages. @type {Readonly<Row[]>} */
export const ROOM = Object.freeze([
  { keys: "Space, Right, PageDown", act: "next", words: "keys.next" },
  { keys: "Left, PageUp, Shift+Space", act: "back", words: "keys.back" },
  {
    keys: "Alt+Space, Alt+Right, Alt+PageDown",
    act: "pass",
    words: "keys.pass-items",
  },
  {
    keys: "Alt+Left, Alt+PageUp",
    act: "pass-back",
    words: "keys.pass-back",
  },
  ...ANYWHERE,
  { keys: "q", act: "ask", words: "keys.ask" },
  { keys: "c", act: "captions", words: "keys.captions" },
  { keys: "l", act: "lesson", words: "keys.lesson" },
  { keys: "n", act: "now", words: "keys.now" },
  { keys: "b, .", act: "black", words: "keys.black-told" },
]);

/** Keys of a talk that was taken home. @type {Readonly<Row[]>} */
export const CARRIED = Object.freeze([
  {
    keys: "Space, Right, PageDown",
    act: "next",
    words: "keys.next-step",
  },
  ...ROOM.slice(1).filter(({ act }) => !["ask", "captions", "now", "black"].includes(act)),
]);

/** The one key of the hall's window. @type {Readonly<Row[]>} */
export const SCREEN = Object.freeze([{ keys: "f", act: "full", words: "keys.full" }]);

/** Keys of the presenter's desk; whatever ends a show needs Shift, so that no slip does. @type {Readonly<Row[]>} */
export const DESK = Object.freeze([
  {
    keys: "Space, Enter, Right, Down, PageDown",
    act: "next",
    words: "keys.next-step",
  },
  { keys: "Left, Up, PageUp, Backspace, Shift+Space", act: "back", words: "keys.back" },
  {
    keys: "Alt+Space, Alt+Enter, Alt+Right, Alt+Down, Alt+PageDown",
    act: "pass",
    words: "desk-keys.pass-all",
  },
  {
    keys: "Alt+Left, Alt+Up, Alt+PageUp, Alt+Backspace",
    act: "pass-back",
    words: "keys.pass-back",
  },
  { keys: "b, .", act: "black", words: "desk-keys.black" },
  ...ANYWHERE,
  { keys: "l", act: "laser", words: "desk-keys.laser" },
  { keys: "d", act: "pen", words: "desk-keys.pen" },
  { keys: "p", act: "colour", words: "desk-keys.colour" },
  { keys: "u", act: "undo", words: "desk-keys.undo" },
  { keys: "e", act: "wipe", words: "desk-keys.wipe" },
  { keys: "E", act: "wipe-all", words: "desk-keys.wipe-all" },
  { keys: "k", act: "keys", words: "desk-keys.keys" },
  { keys: "c", act: "interrupt", words: "desk-keys.interrupt" },
  { keys: "t", act: "tape", words: "desk-keys.tape" },
  { keys: "r", act: "retry", words: "desk-keys.retry" },
  { keys: "S", act: "stop", words: "desk-keys.stop" },
  { keys: "R", act: "reset", words: "desk-keys.reset" },
  { keys: "X", act: "end", words: "desk-keys.end" },
  { keys: "+, =", act: "larger", words: "desk-keys.larger" },
  { keys: "-", act: "smaller", words: "desk-keys.smaller" },
  { keys: "T", act: "timer", words: "desk-keys.timer" },
  { keys: "Z", act: "zero", words: "desk-keys.zero" },
  { keys: "a", act: "film", words: "desk-keys.film" },
  { keys: "v", act: "poll", words: "desk-keys.poll" },
  { keys: "q", act: "questions", words: "desk-keys.questions" },
  { keys: "j", act: "qr", words: "desk-keys.qr" },
  { keys: "C", act: "captions", words: "desk-keys.captions" },
  { keys: "w", act: "screen", words: "desk-keys.screen" },
  { keys: "W", act: "scheme", words: "desk-keys.scheme" },
  { keys: "m", act: "phones", words: "desk-keys.phones" },
]);

/**
 * Give the meaning of each key of a table, by the browser's name for it.
 * @param {Readonly<Row[]>} rows
 * @returns {Readonly<Record<string, string>>}
 */
export function tableOf(rows) {
  const pairs = rows.flatMap(({ keys, act }) => keys.split(", ").map((key) => [named(key), act]));
  return Object.freeze(Object.fromEntries(pairs));
}

/** @param {string} key @returns {string} */
function named(key) {
  if (key.startsWith("Alt+")) return `Alt+${named(key.slice("Alt+".length))}`;
  return /** @type {Record<string, string>} */ (CALLED)[key] ?? key;
}
