// The desk's page: puts its elements together, and gives every key and button its meaning.

import "../ui/page-words.js";
import { say } from "../ui/say.js";
import "../deck/deck-drawing.js";
import "../features/captions/caption-desk.js";
import "../features/clock/presenter-clock.js";
import "../features/clock/slide-count.js";
import "../features/demos/demo-control.js";
import "../features/demos/open-picture.js";
import "../features/devices/paired-devices.js";
import "../features/ending/talk-end.js";
import "../features/films/film-control.js";
import "../features/films/slide-films.js";
import "../features/health/room-health.js";
import "../features/ink/pen-tools.js";
import "../features/notes/slide-fit.js";
import "../features/notes/slide-notes.js";
import "../features/polls/poll-control.js";
import "../features/presence/connection-line.js";
import "../features/presence/engine-list.js";
import "../features/presence/hall-screen.js";
import "../features/presence/people-count.js";
import "../features/questions/question-list.js";
import "../features/upcoming/turn-announcer.js";
import "../features/upcoming/upcoming-press.js";
import "../terminal/demo-terminal.js";
import "../ui/pane-bar.js";
import { drawBlack } from "../deck/black.js";
import { Deck } from "../deck/deck.js";
import { Overview } from "../features/overview/overview.js";
import { Spotlight } from "../features/questions/spotlight.js";
import { ask } from "../net/ask.js";
import { connection as connect } from "../net/connection.js";
import { PresenterData } from "../net/presenter-data.js";
import { Jump } from "../ui/jump.js";
import { listen, toggleFullScreen } from "../ui/keyboard.js";
import { DESK, tableOf } from "../ui/keys.js";
import { elementOf, partOf } from "../ui/parts.js";
import { listenToButtons } from "../ui/press.js";
import { underWay } from "../ui/settled.js";
import { closeSheets, makeHelp, toggleSheet } from "../ui/sheet.js";
import { toast } from "../ui/toast.js";

/** @import { Stage } from "../net/protocol.d.ts" */

const connection = connect();
const frame = partOf(document, "main .frame");
elementOf(document, "slide-fit").watch(frame);
const deck = new Deck(frame);
const captions = elementOf(document, "caption-desk");
const clock = elementOf(document, "presenter-clock");
const demo = elementOf(document, "demo-control");
const devices = elementOf(document, "paired-devices");
const ending = elementOf(document, "talk-end");
const film = elementOf(document, "film-control");
const notes = elementOf(document, "slide-notes");
const pen = elementOf(document, "pen-tools");
const poll = elementOf(document, "poll-control");
const questions = elementOf(document, "question-list");
const screen = elementOf(document, "hall-screen");
const slides = elementOf(document, "slide-count");
const spotlight = new Spotlight(frame);
const upcoming = elementOf(document, "upcoming-press");
const qr = /** @type {HTMLDialogElement} */ (partOf(document, ".sheet-qr"));

const go = (/** @type {number} */ slide) => ask("go", { slide, build: 0 });
const overview = new Overview(deck, go, (slide) => PresenterData.ours.words(slide));
const jump = new Jump(go);
const help = makeHelp(DESK);

/** @type {Record<string, () => void>} */
const acts = {
  next: () => ask("next", {}),
  back: () => ask("back", {}),
  pass: () => ask("next", { whole: true }),
  "pass-back": () => ask("back", { whole: true }),
  first: () => go(1),
  last: () => go(slides.total),
  black: () => ask("black", { on: !frame.querySelector(".blackout") }),
  jump: () => jump.ask(),
  overview: () => overview.toggle(),
  search: () => overview.toggle({ searching: true }),
  escape: () => closeSheets() || pen.putAway(),
  ...pen.acts,
  full: toggleFullScreen,
  larger: () => notes.resize(1),
  smaller: () => notes.resize(-1),
  help: () => toggleSheet(help),
  poll: () => poll.goOn(),
  questions: () => questions.toggle(),
  qr: () => toggleSheet(qr),
  phones: () => devices.toggle(),
  captions: () => captions.toggle(),
  screen: () => screen.open(),
  scheme: () => screen.turn(),
  ...demo.acts,
  film: () => film.toggle(),
  end: () => ending.ask(),
  timer: () => clock.toggle(),
  zero: () => clock.zero(),
};

/** @param {Stage} stage */
function show(stage) {
  drawBlack(frame, stage.black, say("presenting.screen-black"));
  deck.show(stage);
}

async function refresh() {
  try {
    await deck.fetch();
    upcoming.draw();
  } catch (error) {
    toast(String(error), "bad");
  }
}

demo.mirror(frame);
pen.drawOn(deck);
poll.drawIn(frame);
upcoming.depict(deck);
connection.hear("welcome", ({ deck: version, stage }) => {
  show(stage);
  if (version !== deck.version) underWay(refresh());
});
connection.hear("stage", show);
connection.hear("deck", () => underWay(refresh()));
connection.hear("questions", ({ shown }) => spotlight.draw(shown));
connection.hear("notice", ({ text, subject }) => toast(text, "", subject || text));
listenToButtons(acts);
listen(tableOf(DESK), (meaning) => acts[meaning]?.());
