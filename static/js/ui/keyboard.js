// Which key means what, for hands and for clickers.

import { isSign } from "./letters.js";

/** @typedef {{key: string, ctrlKey: boolean, altKey: boolean, metaKey: boolean, shiftKey?: boolean}} Pressed */

const FIELDS = "input, textarea, select, [contenteditable], dialog[open]";
const BOXES = "input[type=radio], input[type=checkbox]"; // of which an arrow chooses another, and nothing is written
const PRESSABLE = "a[href], button, summary";
const NO_BREAK = "\u00a0"; // what a Mac writes for Space with its Alt
const SCROLLS = "[data-scrolls]";
const CLOSED = "dialog:not([open])"; // what had the focus there keeps it until the page is drawn anew

/**
 * Give what a key press means by a table, null for nothing; Ctrl and Meta belong to the browser, and Alt but for a few.
 * @param {Pressed} pressed
 * @param {Readonly<Record<string, string>>} table
 * @returns {string | null}
 */
export function meaning(pressed, table) {
  if (pressed.ctrlKey || pressed.metaKey) return null;
  const plain = pressed.key === NO_BREAK ? " " : pressed.key;
  const held = pressed.altKey ? "Alt+" : pressed.shiftKey && plain === " " ? "Shift+" : "";
  const key = `${held}${plain}`;
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

/**
 * Call `act` with the meaning of each key pressed outside of fields; a key that means something does nothing else.
 * @param {Readonly<Record<string, string>>} table
 * @param {(meaning: string) => void} act
 * @param {() => boolean} [letters] whether keys that write a sign mean something
 */
export function listen(table, act, letters = () => true) {
  document.addEventListener("keydown", (event) => {
    const said = meaning(event, table);
    if (said === null || isTaken(event) || (isSign(event.key) && !letters())) return;
    event.preventDefault();
    act(said);
  });
}

/** Show the page on the full screen, or no longer. */
export function toggleFullScreen() {
  const asked = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  asked.catch(() => {}); // a browser may refuse, and then nothing changes
}

/**
 * Say whether the key belongs to what has the focus: a field, a terminal, or a button reached by keyboard.
 * @param {KeyboardEvent} event
 */
function isTaken(event) {
  const at = event.target instanceof Element ? event.target : null;
  if (!at || event.isComposing || at.closest(CLOSED)) return false;
  const field = at.closest(FIELDS);
  if (field?.matches(BOXES) && !at.closest("dialog[open]")) return /^( |Arrow)/.test(event.key);
  if (field && !field.matches(".xterm-helper-textarea")) return true;
  if (at.closest("[data-keyboard='taken']")) return true;
  if (/^Arrow(Up|Down)$/.test(event.key) && at.closest(SCROLLS)) return true;
  return (
    /^( |Enter)$/.test(event.key) && at.closest(PRESSABLE) !== null && at.matches(":focus-visible")
  );
}
