// The page of a talk that was taken home: its slides, its text and its tapes, with no server behind them.

import "../ui/page-words.js";
import "../deck/deck-drawing.js";
import "../deck/language-choice.js";
import "../deck/slide-reader.js";
import "../deck/slide-announcer.js";
import "../deck/slide-chrome.js";
import "../features/learner/learner-lesson.js";
import "../features/overview/talk-overview.js";
import "../terminal/demo-terminal.js";
import { Jump } from "../ui/jump.js";
import { listen, toggleFullScreen } from "../ui/keyboard.js";
import { CARRIED, tableOf } from "../ui/keys.js";
import { lettersMean, showLetters } from "../ui/letters.js";
import { elementOf } from "../ui/parts.js";
import { listenToButtons } from "../ui/press.js";
import { closeSheets, makeHelp, makeLettersBox, toggleSheet } from "../ui/sheet.js";
import { hideWhenIdle, onSwipe } from "../ui/touch.js";

/** @import { DemoTerminal } from "../terminal/demo-terminal.js" */

const reader = elementOf(document, "slide-reader");
const overview = elementOf(document, "talk-overview");
const lesson = elementOf(document, "learner-lesson");
const jump = new Jump((slide) => reader.go(slide), lettersMean);
const help = makeHelp(CARRIED, makeLettersBox());

/** Do the next thing: show an item, else play a step of the slide's demo, else turn to the next slide. */
function next() {
  const { at, outline } = reader.deck;
  const demo = /** @type {DemoTerminal | null} */ (reader.querySelector("demo-terminal"));
  const { playback, mayPlay = false } = demo?.panel ?? {};
  const shown = at.build >= (outline[at.slide - 1] ?? 0);
  if (shown && mayPlay && !playback?.player?.done) playback?.step();
  else reader.next();
}

/** @type {Record<string, () => void>} */
const acts = {
  next,
  back: () => reader.back(),
  pass: () => reader.next(true),
  "pass-back": () => reader.back(true),
  first: () => reader.go(1),
  last: () => reader.go(reader.deck.sections.length),
  jump: () => jump.ask(),
  overview: () => overview.toggle(),
  search: () => overview.toggle({ searching: true }),
  lesson: () => lesson.toggle(),
  help: () => toggleSheet(help),
  escape: closeSheets,
  full: toggleFullScreen,
};

listen(tableOf(CARRIED), (meaning) => acts[meaning]?.(), lettersMean);
onSwipe(reader, (way) => acts[way]?.());
listenToButtons(acts);
hideWhenIdle();
showLetters();
