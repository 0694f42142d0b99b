// A sentence that comes, stays long enough to be read, and goes.

import { make } from "./parts.js";

const SHORTEST = 4000; // milliseconds
const PER_SIGN = 55; // milliseconds, a slow reader's
const MOST = 4;

/**
 * Show a sentence; saying the same again shows it anew.
 * @param {string} sentence
 * @param {"" | "bad"} [kind]
 */
export function toast(sentence, kind = "") {
  const place = toasts();
  for (const shown of place.querySelectorAll(".toast")) {
    if (shown.textContent === sentence) shown.remove();
  }
  const slip = make("p", `toast ${kind}`, sentence);
  place.append(slip);
  while (place.childElementCount > MOST) place.firstElementChild?.remove();
  setTimeout(() => slip.remove(), SHORTEST + PER_SIGN * sentence.length);
}

function toasts() {
  const there = document.querySelector(".toasts");
  if (there) return there;
  const place = make("div", "toasts");
  place.setAttribute("role", "status");
  document.body.append(place);
  return place;
}
