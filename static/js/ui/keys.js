// The tables of keys: for the keyboard, for the sheet that lists them, and for docs/presenting.md, which a test compares.

import { make } from "./parts.js";

/** @typedef {{keys: string, act: string, words: string}} Row what the keys are called, what they mean, and that in words */

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
  { keys: "Home", act: "first", words: "the first slide" },
  { keys: "End", act: "last", words: "the last slide" },
  { keys: "g", act: "jump", words: "type a slide's number, then Enter; just typing it will do" },
  { keys: "o", act: "overview", words: "all slides; Enter or a tap goes there" },
  { keys: "/", act: "search", words: "search the slides' words" },
  { keys: "f", act: "full", words: "full screen, or no longer" },
  { keys: "?", act: "help", words: "this list" },
  { keys: "Escape", act: "escape", words: "close what is open" },
];

/** Keys of the room's pages. @type {Readonly<Row[]>} */
export const ROOM = Object.freeze([
  { keys: "Space, Right, PageDown", act: "next", words: "the next item, or slide" },
  { keys: "Left, PageUp, Shift+Space", act: "back", words: "back" },
  {
    keys: "Alt+Space, Alt+Right, Alt+PageDown",
    act: "pass",
    words: "the next slide, past this one's items",
  },
  {
    keys: "Alt+Left, Alt+PageUp",
    act: "pass-back",
    words: "the slide before, past this one's items",
  },
  ...ANYWHERE,
  { keys: "q", act: "ask", words: "questions: what the room asks, and a field for yours" },
  { keys: "c", act: "captions", words: "captions below the slide, or no longer" },
  { keys: "l", act: "lesson", words: "the text beside the slide, for learners, or no longer" },
  { keys: "n", act: "now", words: "back to the talk, live" },
  { keys: "b, .", act: "black", words: "black screen, when the presenter presses it" },
]);

/** Keys of a talk that was taken home. @type {Readonly<Row[]>} */
export const CARRIED = Object.freeze([
  {
    keys: "Space, Right, PageDown",
    act: "next",
    words: "the next item, else demo step, else slide",
  },
  ...ROOM.slice(1).filter(({ act }) => !["ask", "captions", "now", "black"].includes(act)),
]);

/** The one key of the hall's window. @type {Readonly<Row[]>} */
export const SCREEN = Object.freeze([
  { keys: "f", act: "full", words: "full screen, or no longer" },
]);

/** Keys of the presenter's desk; whatever ends a show needs Shift, so that no slip does. @type {Readonly<Row[]>} */
export const DESK = Object.freeze([
  {
    keys: "Space, Enter, Right, Down, PageDown",
    act: "next",
    words: "the next item, else demo step, else slide",
  },
  { keys: "Left, Up, PageUp, Backspace, Shift+Space", act: "back", words: "back" },
  {
    keys: "Alt+Space, Alt+Enter, Alt+Right, Alt+Down, Alt+PageDown",
    act: "pass",
    words: "the next slide, past this one's items and demo steps",
  },
  {
    keys: "Alt+Left, Alt+Up, Alt+PageUp, Alt+Backspace",
    act: "pass-back",
    words: "the slide before, past this one's items",
  },
  { keys: "b, .", act: "black", words: "black screen, or the slide again" },
  ...ANYWHERE,
  { keys: "l", act: "laser", words: "the laser pointer, or put it away" },
  { keys: "d", act: "pen", words: "the pen, or put it away" },
  { keys: "p", act: "colour", words: "the pen in its next colour" },
  { keys: "u", act: "undo", words: "take back the last stroke" },
  { keys: "e", act: "wipe", words: "erase what is drawn on this slide" },
  { keys: "E", act: "wipe-all", words: "erase what is drawn on every slide" },
  { keys: "k", act: "keys", words: "take the keyboard in the terminal" },
  { keys: "c", act: "interrupt", words: "press Ctrl-C in the terminal" },
  { keys: "t", act: "tape", words: "go on from the tape" },
  { keys: "r", act: "retry", words: "try live again, where the tape is" },
  { keys: "S", act: "stop", words: "stop the demo and clean up" },
  { keys: "R", act: "reset", words: "start the demo afresh" },
  { keys: "X", act: "end", words: "end the talk, so that who learns alone may run demos" },
  { keys: "+, =", act: "larger", words: "larger notes" },
  { keys: "-", act: "smaller", words: "smaller notes" },
  { keys: "T", act: "timer", words: "pause the timer, or let it go on" },
  { keys: "Z", act: "zero", words: "timer to zero, and every demo is still to be shown" },
  { keys: "a", act: "film", words: "play the slide's film for everybody, or stop it" },
  { keys: "v", act: "poll", words: "open the slide's poll, then show its counts, then close it" },
  { keys: "q", act: "questions", words: "the room's questions" },
  { keys: "j", act: "qr", words: "the room's QR code, large" },
  { keys: "C", act: "captions", words: "captions: write some, and show them in the hall" },
  { keys: "w", act: "screen", words: "the hall's window: open it, or bring it to the front" },
  { keys: "W", act: "scheme", words: "the hall in light or in dark" },
  { keys: "m", act: "phones", words: "a phone as remote: pair it, or revoke it" },
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

/**
 * Fill a list with the keys of a table.
 * @param {HTMLElement} list a `dl`
 * @param {Readonly<Row[]>} rows
 */
export function listKeys(list, rows) {
  for (const { keys, words } of rows) {
    const [row, term] = [make("div"), make("dt")];
    for (const key of keys.split(", ")) term.append(make("kbd", "", written(key)), " ");
    row.append(term, make("dd", "", words));
    list.append(row);
  }
}

/**
 * Write a key as it is pressed: a capital letter needs Shift.
 * @param {string} key
 */
export function written(key) {
  return /^[A-Z]$/.test(key) ? `Shift+${key}` : key;
}

/** @param {string} key @returns {string} */
function named(key) {
  if (key.startsWith("Alt+")) return `Alt+${named(key.slice("Alt+".length))}`;
  return /** @type {Record<string, string>} */ (CALLED)[key] ?? key;
}
