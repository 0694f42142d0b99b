// One terminal of a panel: its box, its name on it, and who gets the keys pressed in it.

import { make, makeButton } from "../ui/parts.js";

/** @import { Terminal } from "@xterm/xterm" */
/** @typedef {{name: string, box: HTMLElement, view: HTMLElement, tab: HTMLButtonElement, terminal: Terminal}} Box */
/**
 * @typedef {object} Owner
 * @property {boolean} keys whether the terminals have the keyboard
 * @property {(terminal: string, text: string) => void} typed
 * @property {(terminal: string) => void} choose
 */

/**
 * Make a box for a terminal: what is seen of it, and its name to press.
 * @param {string} name
 * @param {Terminal} terminal
 * @param {Owner} owner
 * @returns {Box}
 */
export function openBox(name, terminal, owner) {
  const box = make("div", "demo-box");
  box.dataset.terminal = name;
  const view = make("div", "demo-view");
  const tab = makeButton(name, () => owner.choose(name), "demo-tab");
  box.append(tab, view);
  terminal.onData((text) => owner.keys && type(text, (piece) => owner.typed(name, piece)));
  // Keys that the terminal does not take belong to the talk, and it must not swallow them.
  terminal.attachCustomKeyEventHandler((event) => owner.keys && !isChord(event));
  return { name, box, view, tab, terminal };
}

/**
 * Say whether these keys give the keyboard back: Ctrl+Shift with Escape or Enter.
 * @param {KeyboardEvent} event
 */
export function isChord(event) {
  return event.ctrlKey && event.shiftKey && (event.key === "Escape" || event.key === "Enter");
}

const LONGEST = 2000; // characters in one message; a paste may have more

/**
 * @param {string} text
 * @param {(piece: string) => void} send
 */
function type(text, send) {
  for (let at = 0; at < text.length; at += LONGEST) send(text.slice(at, at + LONGEST));
}
