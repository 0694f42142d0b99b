// The desk's keys: one table, for the keyboard and for the sheet that lists them.

import { MOVES } from "../page/keyboard.js";
import { make, part } from "../page/parts.js";

/** What each key does at the desk; whatever ends a show needs Shift, so that no slip does. */
export const KEYS = Object.freeze({
  ...MOVES,
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "?": "help",
  c: "interrupt",
  g: "tape",
  j: "qr",
  k: "keys",
  R: "reset",
  S: "stop",
  T: "timer",
  Z: "zero",
});

const LISTED = [
  ["Space, Right, PageDown", "next: build, else demo step, else slide"],
  ["Left, PageUp", "back"],
  ["Home, End", "first slide, last slide"],
  ["12 Enter", "go to slide 12"],
  ["k", "take the keyboard in the terminal"],
  ["Ctrl+Shift+Enter", "give the keyboard back (also Ctrl+Shift+Esc)"],
  ["c", "press Ctrl-C in the terminal"],
  ["g", "go on from the tape"],
  ["Shift+S", "stop the demo and clean up"],
  ["Shift+R", "start the demo afresh"],
  ["+, −", "larger notes, smaller notes"],
  ["Shift+T", "pause the timer, or let it go on"],
  ["Shift+Z", "timer to zero"],
  ["j", "the room's QR code, large"],
  ["f", "full screen"],
  ["?", "this list"],
];

/** Fill the sheet that lists the keys. */
export function listKeys() {
  for (const [keys = "", words = ""] of LISTED) {
    const term = make("dt");
    keys.split(", ").forEach((key) => {
      term.append(make("kbd", "", key), " ");
    });
    part("keys").append(term, make("dd", "", words));
  }
}

/**
 * Open or close a sheet.
 * @param {string} id
 */
export function toggleSheet(id) {
  const sheet = /** @type {HTMLDialogElement} */ (part(id));
  if (sheet.open) sheet.close();
  else sheet.showModal();
}

/** Collects the digits of a slide's number until Enter says that it is whole. */
export class Jump {
  /** @param {(slide: number) => void} go */
  constructor(go) {
    this.digits = "";
    document.addEventListener("keydown", (event) => {
      const field =
        event.target instanceof Element && event.target.closest("textarea, input, dialog");
      if (field || event.ctrlKey || event.altKey || event.metaKey) return;
      if (/^[0-9]$/.test(event.key)) this.digits = (this.digits + event.key).slice(-4);
      else if (event.key === "Enter" && this.digits) {
        event.preventDefault();
        go(Number(this.digits));
        this.digits = "";
      } else this.digits = "";
    });
  }
}
