// The hall's windows in words. Pure.

import { say } from "../../ui/say.js";

/** @import { Screen } from "../../net/protocol.d.ts" */

/**
 * Say how large the first is, on which slide, whether it is dark, and how many more there are; "" where there is none.
 * @param {Screen[]} screens
 */
export function screenWords([first, ...others]) {
  if (!first) return "";
  const { width, height, slide, scheme } = first;
  const lit = say("presenting.screen", { width, height, slide });
  const screen = scheme === "dark" ? say("presenting.screen-dark", { screen: lit }) : lit;
  if (others.length === 0) return screen;
  return say("presenting.screen-more", { screen, more: others.length });
}
