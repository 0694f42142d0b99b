// Where a slide's address is: a page of its own on a server, a place within the one page of a talk that was taken home.

import { isCarried } from "../net/carried-text.js";
import { slideOfPath } from "./position.js";

/**
 * Give the slide that the page's address names; null where the talk itself leads.
 * @param {number} [now] the slide shown, which stays where a place on it is named
 * @returns {number | null}
 */
export function slideOfPage(now = 1) {
  return isCarried()
    ? Number(/^#(\d+)$/.exec(location.hash)?.[1] ?? now)
    : slideOfPath(location.pathname);
}

/** Give a slide's address, which goes on naming a language that this page's own names. @param {number} slide */
export function addressOf(slide) {
  if (isCarried()) return `#${slide}`;
  const language = new URLSearchParams(location.search).get("language");
  return language ? `${slide}?language=${language}` : `${slide}`;
}
