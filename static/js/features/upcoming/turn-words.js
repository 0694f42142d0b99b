// Where the talk has come to and what the next press does, for ears. Pure.

import { say } from "../../ui/say.js";
import { upcomingWords } from "./upcoming-words.js";

/** @import { Slide } from "../../net/presenter-data.js" */
/** @import { Stage, UpcomingKind } from "../../net/protocol.d.ts" */

/** What comes by itself, and whose end is heard of anyway. @type {Set<UpcomingKind>} */
const WAITS = new Set(["wait", "rescue", "cleanup"]);

/**
 * Say what is another than before; nothing where all is the same.
 * @param {Stage} before
 * @param {Stage} now
 * @param {readonly Slide[]} slides
 */
export function turnWords(before, now, slides) {
  return [placeWords(before, now, slides), nextWords(before, now)].filter(Boolean).join(" ");
}

/**
 * @param {Stage} before
 * @param {Stage} now
 * @param {readonly Slide[]} slides
 */
function placeWords(before, { slide, build, black }, slides) {
  if (black && !before.black) return say("upcoming.heard-black");
  const { title = "", builds = 0 } = slides[slide - 1] ?? {};
  if (slide !== before.slide || before.black !== black)
    return say("upcoming.heard-slide", { slide, slides: slides.length, title });
  return build === before.build ? "" : say("upcoming.heard-build", { build, builds });
}

/**
 * @param {Stage} before
 * @param {Stage} now
 */
function nextWords(before, { upcoming }) {
  if (!upcoming || WAITS.has(upcoming.kind)) return "";
  const words = upcomingWords(upcoming, "phone");
  const same = before.upcoming && words === upcomingWords(before.upcoming, "phone");
  return same ? "" : say("upcoming.heard-next", { words });
}
