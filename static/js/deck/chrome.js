// What stands around the slide on the room's page: number, ways on, the way back to the talk, the connection.

import { part } from "../ui/parts.js";
import { wayBack } from "./follow.js";

/** @import { Line } from "../net/connection.js" */
/** @import { Follow } from "./follow.js" */

/**
 * Say where the reader stands, and where the ways lead.
 * @param {number} slide
 * @param {number} total
 */
export function drawPlace(slide, total) {
  part("number").textContent = String(slide);
  part("total").textContent = String(total);
  lead("previous", slide > 1 ? slide - 1 : null);
  lead("next", slide < total ? slide + 1 : null);
}

/**
 * Offer the way back to the talk where there is one.
 * @param {Follow} follow
 */
export function drawWayBack(follow) {
  const way = wayBack(follow);
  const pill = part("back-to-now");
  pill.hidden = way === null;
  if (way)
    pill.textContent = way.here ? "Follow the talk, live" : `Back to slide ${way.slide}, live`;
}

/**
 * Say when the connection is gone, and nothing while it is there.
 * @param {Line} line
 */
export function drawLine(line) {
  const pill = part("lost");
  pill.hidden = line === "on" || line === "trying";
  if (line === "lost") pill.textContent = "Connection lost, trying again";
  if (line === "refused") pill.textContent = "The server has refused this page; load it again";
}

/**
 * Tell everyone, screen readers too, which slide this is now.
 * @param {HTMLElement} section
 * @param {number} total
 */
export function announce(section, total) {
  const { number = "", title = "" } = section.dataset;
  document.title = `${title || `Slide ${number}`} · ${document.body.dataset.title}`;
  part("announcer").textContent = `Slide ${number} of ${total}: ${title}`;
}

/**
 * @param {string} id
 * @param {number | null} slide
 */
function lead(id, slide) {
  if (slide === null) part(id).removeAttribute("href");
  else part(id).setAttribute("href", `/${slide}`);
}
