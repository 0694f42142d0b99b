// Whether this browser wants terminals' text for a screen reader, here and on later slides.

import { keep, kept } from "../ui/storage.js";

const KEPT = "screen-reader";

/** Say whether it does. */
export function isReadAloud() {
  return kept(KEPT) === "on";
}

/** @param {boolean} on */
export function keepReadAloud(on) {
  keep(KEPT, on ? "on" : "off");
}
