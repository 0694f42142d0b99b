// The room's page: its elements, and what keys, buttons and fingers do with them.

import "../ui/page-words.js";
import "../deck/deck-drawing.js";
import "../deck/language-choice.js";
import "../deck/slide-reader.js";
import "../deck/slide-announcer.js";
import "../deck/slide-chrome.js";
import "../deck/way-back.js";
import "../features/captions/slide-captions.js";
import "../features/demos/open-picture.js";
import "../features/films/slide-films.js";
import "../features/faults/talk-faults.js";
import "../features/ink/slide-ink.js";
import "../features/learner/learner-lesson.js";
import "../features/learner/learner-way-in.js";
import "../features/overview/talk-overview.js";
import "../features/polls/poll-ballot.js";
import "../features/presence/line-notice.js";
import "../features/questions/question-panel.js";
import "../features/questions/question-spotlight.js";
import "../terminal/demo-terminal.js";
import { Jump } from "../ui/jump.js";
import { listen, toggleFullScreen } from "../ui/keyboard.js";
import { ROOM, tableOf } from "../ui/keys.js";
import { lettersMean, showLetters } from "../ui/letters.js";
import { elementOf } from "../ui/parts.js";
import { listenToButtons } from "../ui/press.js";
import { closeSheets, makeHelp, makeLettersBox, toggleSheet } from "../ui/sheet.js";
import { hideWhenIdle, onSwipe } from "../ui/touch.js";

const reader = elementOf(document, "slide-reader");
const overview = elementOf(document, "talk-overview");
const questions = elementOf(document, "question-panel");
const captions = elementOf(document, "slide-captions");
const lesson = elementOf(document, "learner-lesson");
const jump = new Jump((slide) => reader.go(slide), lettersMean);
const help = makeHelp(ROOM, makeLettersBox());

/** @type {Record<string, () => void>} */
const acts = {
  next: () => reader.next(),
  back: () => reader.back(),
  pass: () => reader.next(true),
  "pass-back": () => reader.back(true),
  first: () => reader.go(1),
  last: () => reader.go(reader.deck.sections.length),
  now: () => reader.comeBack(),
  black: () => reader.darken(),
  jump: () => jump.ask(),
  overview: () => overview.toggle(),
  search: () => overview.toggle({ searching: true }),
  ask: () => questions.toggle(),
  captions: () => captions.toggle(),
  lesson: () => lesson.toggle(),
  help: () => toggleSheet(help),
  escape: closeSheets,
  full: toggleFullScreen,
};

listen(tableOf(ROOM), (meaning) => acts[meaning]?.(), lettersMean);
onSwipe(reader, (way) => acts[way]?.());
listenToButtons(acts);
hideWhenIdle();
showLetters();
