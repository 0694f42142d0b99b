// One slide gives way to another in its frame, as the deck says, and at once for whoever wants no motion.

import { make } from "../ui/parts.js";
import { fit } from "./fit.js";
import { turnOf } from "./transition.js";

/**
 * Let a slide that is gone from its frame be seen to go, and the one that has come be seen to come.
 * @param {HTMLElement} gone a copy of it
 * @param {HTMLElement} come
 * @param {boolean} backwards
 */
export function turn(gone, come, backwards) {
  const frame = come.parentElement;
  const said = backwards ? gone.dataset.transition : come.dataset.transition;
  const how = turnOf(said, backwards);
  if (!frame || !how || isStill(come)) return;
  for (const before of frame.querySelectorAll(":scope > .leaving")) before.remove();
  const leaving = make("div", "leaving");
  leaving.inert = true;
  leaving.append(gone);
  frame.append(leaving);
  fit(gone);
  frame.style.setProperty("--between", how.colour || "transparent");
  const timing = {
    duration: how.seconds * 1000,
    easing: "ease-in-out",
    fill: /** @type {const} */ ("both"),
  };
  leaving.style.zIndex = how.over === "leaves" ? "1" : "0";
  come.style.zIndex = how.over === "comes" ? "1" : "0";
  gone.animate(how.leaves, timing);
  const coming = come.animate(how.comes, timing);
  coming.finished
    .catch(() => {})
    .then(() => {
      coming.cancel();
      leaving.remove();
      come.style.removeProperty("z-index");
    });
}

/** Say whether nothing is to move: as its reader wants it, or as it is a page to scroll. @param {HTMLElement} slide */
function isStill(slide) {
  const reading = getComputedStyle(slide).getPropertyValue("--reading").trim() === "1";
  return reading || matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;
}
