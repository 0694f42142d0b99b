// The room's page: puts its parts together.

import { drawLine } from "../deck/chrome.js";
import { Deck } from "../deck/deck.js";
import { Reader } from "../deck/reader.js";
import { RoomInk } from "../features/ink/view.js";
import { Learner } from "../features/learner/learner.js";
import { Overview } from "../features/overview/overview.js";
import { Voting } from "../features/polls/voting.js";
import { Asking } from "../features/questions/panel.js";
import { Spotlight } from "../features/questions/spotlight.js";
import { connection, isOwner } from "../net/connection.js";
import { Jump } from "../ui/jump.js";
import { listen, toggleFullScreen } from "../ui/keyboard.js";
import { ROOM, tableOf } from "../ui/keys.js";
import { part } from "../ui/parts.js";
import { closeSheets, makeHelp, toggleSheet } from "../ui/sheet.js";
import { hideWhenIdle, onSwipe } from "../ui/touch.js";
import "../terminal/demo-terminal.js";

const house = connection();
const deck = new Deck(part("frame"));
const reader = new Reader(deck, house, isOwner());
const learner = new Learner(deck, reader, house);
const go = (/** @type {number} */ slide) => reader.go(slide);
const follows = () => reader.follow.following;
new RoomInk(house, deck, follows);
const spotlight = new Spotlight(deck.frame, follows);
const overview = new Overview(deck, go);
const jump = new Jump(go);
const help = makeHelp(ROOM);
const asking = new Asking(house, (questions) => spotlight.hear(questions.shown));
new Voting(house, part("frame"));

/** @type {Record<string, () => void>} */
const acts = {
  next: () => reader.next(),
  back: () => reader.back(),
  first: () => reader.go(1),
  last: () => reader.go(deck.sections.length),
  now: () => reader.comeBack(),
  black: () => reader.darken(),
  jump: () => jump.ask(),
  overview: () => overview.toggle(),
  search: () => overview.toggle({ searching: true }),
  ask: () => asking.toggle(),
  lesson: () => learner.toggle(),
  help: () => toggleSheet(help),
  escape: closeSheets,
  full: toggleFullScreen,
};

async function fetchDeck() {
  try {
    await deck.fetch();
    reader.renew();
  } catch {
    // The links still lead to whole pages.
  }
}

const first = fetchDeck();

/** @param {string} version the one that the server has */
async function refresh(version) {
  await first;
  if (version !== deck.version) await fetchDeck();
}

/** @param {MouseEvent} event */
function turn(event) {
  const link = event.target instanceof Element ? event.target.closest(".chrome-way") : null;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || elsewhere || !reader.ready) return;
  event.preventDefault();
  acts[link.id === "next" ? "next" : "back"]?.();
}

house.hear("welcome", (welcome) => {
  reader.hear(welcome.stage);
  refresh(welcome.deck);
});
house.hear("stage", (stage) => reader.hear(stage));
house.hear("deck", (deck) => refresh(deck.version));
house.hear("line", (line) => {
  drawLine(line);
  if (line === "on") reader.tellFollowing();
});
listen(tableOf(ROOM), (meaning) => acts[meaning]?.());
onSwipe(part("frame"), (way) => acts[way]?.());
hideWhenIdle();
document.addEventListener("click", turn);
part("back-to-now").addEventListener("click", () => reader.comeBack());
part("ask").addEventListener("click", () => asking.toggle());
window.addEventListener("popstate", () => reader.retrace());
// offline: the links lead on
