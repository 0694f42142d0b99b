// The list of a page's keys, as it is read: their names in the page's language, and what they do.

import { make } from "./parts.js";
import { say } from "./say.js";

/** @import { Row } from "./keys.js" */
/** @import { Key } from "./say.js" */

/**
 * Fill a list with the keys of a table.
 * @param {HTMLElement} list a `dl`
 * @param {Readonly<Row[]>} rows
 */
export function listKeys(list, rows) {
  for (const { keys, words } of rows) {
    const [row, term] = [make("div"), make("dt")];
    for (const key of keys.split(", ")) term.append(make("kbd", "", written(key)), " ");
    row.append(term, make("dd", "", say(words)));
    list.append(row);
  }
}

/** Keys whose names are words. @type {Readonly<Record<string, Key>>} */
const NAMES = Object.freeze({
  Space: "key-names.Space",
  Right: "key-names.Right",
  Left: "key-names.Left",
  Up: "key-names.Up",
  Down: "key-names.Down",
  PageDown: "key-names.PageDown",
  PageUp: "key-names.PageUp",
  Home: "key-names.Home",
  End: "key-names.End",
  Enter: "key-names.Enter",
  Escape: "key-names.Escape",
  Backspace: "key-names.Backspace",
  Shift: "key-names.Shift",
  Alt: "key-names.Alt",
});

/**
 * Write a key as it is pressed, by the name that it has here: a capital letter needs Shift.
 * @param {string} key
 * @returns {string}
 */
export function written(key) {
  if (/^[A-Z]$/.test(key)) return `${written("Shift")}+${key}`;
  if (key.length > 1 && key.includes("+")) return key.split("+").map(written).join("+");
  const name = NAMES[key];
  return name ? say(name) : key;
}
