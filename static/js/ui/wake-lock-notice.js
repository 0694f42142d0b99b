// A phone that cannot be kept awake says so, until whoever holds it has read what to do.

import { part } from "./parts.js";
import { WakeLock } from "./wake-lock.js";

/** Keep the screen on from now on, and say so where that cannot be. */
export function stayAwake() {
  const note = /** @type {HTMLDetailsElement} */ (part("asleep"));
  let read = false;
  const lock = new WakeLock((held) => {
    note.hidden = held || read;
  });
  lock.keep(true);
  note.addEventListener("toggle", () => {
    read ||= !note.open;
    note.hidden ||= read;
  });
}
