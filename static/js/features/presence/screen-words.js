// The hall's windows in words. Pure.

/** @import { Screen } from "../../net/protocol.d.ts" */

/**
 * Say how large the first is, on which slide, whether it is dark, and how many more there are; "" where there is none.
 * @param {Screen[]} screens
 */
export function screenWords([first, ...others]) {
  if (!first) return "";
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  const dark = first.scheme === "dark" ? ", dark" : "";
  return `${first.width}×${first.height}, slide ${first.slide}${dark}${more}`;
}
