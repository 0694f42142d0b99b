// The room's page: puts its parts together.

import { connection, isOwner } from "./connection.js";
import { Deck } from "./deck/deck.js";
import { listen, MOVES, toggleFullScreen } from "./page/keyboard.js";
import { part } from "./page/parts.js";
import { toast } from "./page/toast.js";
import { hideWhenIdle, onSwipe } from "./page/touch.js";
import { drawLine } from "./room/chrome.js";
import { Reader } from "./room/reader.js";
import "./terminal/demo-terminal.js";

const house = connection();
const deck = new Deck(part("frame"));
const reader = new Reader(deck, house, isOwner());
let version = "";

/** @type {Record<string, () => void>} */
const acts = {
  next: () => reader.next(),
  back: () => reader.back(),
  first: () => reader.go(1),
  last: () => reader.go(deck.sections.length),
  full: toggleFullScreen,
};

/** @param {string} current the version of the deck that the server has */
async function refresh(current) {
  if (current === version) return;
  try {
    await deck.fetch();
    version = current;
    reader.renew();
  } catch (error) {
    toast(String(error)); // the links still lead to whole pages
  }
}

/** @param {MouseEvent} event */
function turn(event) {
  const link = event.target instanceof Element ? event.target.closest(".chrome-way") : null;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || elsewhere || !reader.ready) return;
  event.preventDefault();
  acts[link.id === "next" ? "next" : "back"]?.();
}

house.hear("welcome", async (welcome) => {
  await refresh(welcome.deck);
  reader.hear(welcome.stage);
});
house.hear("stage", (stage) => reader.hear(stage));
house.hear("deck", (deck) => refresh(deck.version));
house.hear("line", drawLine);
listen(MOVES, (meaning) => acts[meaning]?.());
onSwipe(part("frame"), (way) => acts[way]?.());
hideWhenIdle();
document.addEventListener("click", turn);
part("back-to-now").addEventListener("click", () => reader.comeBack());
window.addEventListener("popstate", () => reader.retrace());
deck.fetch().then(
  () => reader.renew(),
  () => {},
); // offline: the links lead on
