// The card on a page that nobody presents to: the way in for whoever came to learn.

import { makeButton } from "../../ui/parts.js";

/** @import { Progress } from "./progress.js" */

/**
 * Offer to go on where one left off; once somebody presents, or one has gone somewhere, there is no card.
 * @param {Progress} progress
 * @param {boolean} wanted
 */
export function drawWayIn({ at }, wanted) {
  const card = document.getElementById("way-in");
  if (!wanted) return card?.remove();
  if (!card) return;
  if (!card.querySelector(".way-in-shut")) {
    const shut = makeButton("×", () => card.remove(), "quiet way-in-shut");
    shut.setAttribute("aria-label", "Close");
    card.append(shut);
  }
  const way = card.querySelector("#go-on");
  if (!at || !way) return;
  way.setAttribute("href", `/${at.slide}`);
  way.textContent = `Go on at slide ${at.slide}`;
}
