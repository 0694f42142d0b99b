// A sentence that comes, stays long enough to be read, and goes.

import { make } from "./parts.js";

const SHORTEST = 4000; // milliseconds
const PER_SIGN = 55; // milliseconds, a slow reader's
const MOST = 4;

/**
 * Show a sentence; the same one, or another of its subject, takes its place.
 * @param {string} sentence
 * @param {"" | "bad"} [kind]
 * @param {string} [subject]
 */
export function toast(sentence, kind = "", subject = sentence) {
  const place = toasts();
  for (const shown of place.querySelectorAll(".toast")) {
    if (shown instanceof HTMLElement && shown.dataset.subject === subject) shown.remove();
  }
  const slip = make("p", `toast ${kind}`, sentence);
  slip.dataset.subject = subject;
  place.append(slip);
  while (place.childElementCount > MOST) place.firstElementChild?.remove();
  setTimeout(() => slip.remove(), SHORTEST + PER_SIGN * sentence.length);
}

function toasts() {
  const place = document.querySelector(".toasts") ?? make("div", "toasts");
  place.setAttribute("role", "status");
  stayInSight(place);
  return place;
}

/**
 * Keep the sentences in the dialog that is open: what lies outside of it is behind it, and is read to nobody.
 * @param {Element} place
 */
function stayInSight(place) {
  const home = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  if (place.parentElement !== home) home.append(place);
}

for (const event of ["toggle", "close"]) {
  document.addEventListener(
    event,
    () => {
      const place = document.querySelector(".toasts");
      if (place?.hasChildNodes()) stayInSight(place);
    },
    true,
  );
}
