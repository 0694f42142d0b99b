// The black screen: what stands over the slide while the presenter shows nothing.

import { make } from "../ui/parts.js";
import { say } from "../ui/say.js";

/**
 * Put the black over a frame, or take it away.
 * @param {HTMLElement} frame
 * @param {boolean} on
 * @param {string} [words] what is written on it; everybody hears why all is black
 */
export function drawBlack(frame, on, words = "") {
  const there = frame.querySelector(":scope > .blackout");
  if (on === Boolean(there)) return;
  there?.remove();
  if (!on) return;
  const black = make("p", "blackout", words);
  if (!words) black.append(make("span", "unseen", say("slides.black")));
  frame.append(black);
}
