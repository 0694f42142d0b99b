// The desk's page: puts its parts together.

import { drawBlack } from "../deck/black.js";
import { Deck } from "../deck/deck.js";
import { drawTimer, drawTimes, runTimes } from "../features/clock/presenter.js";
import { drawDemo, panelOf, panelsOf, runDemo } from "../features/demos/presenter.js";
import { demoActs } from "../features/demos/presenter-acts.js";
import { Phones } from "../features/devices/phones.js";
import { Pen } from "../features/ink/pen.js";
import { drawNotes, notesOf, resizeNotes } from "../features/notes/presenter.js";
import { fetchPapers } from "../features/notes/presenter-data.js";
import { Overview } from "../features/overview/overview.js";
import { drawEngines, drawLine, drawPeople } from "../features/presence/status.js";
import { drawNext } from "../features/upcoming/presenter.js";
import { connection } from "../net/connection.js";
import { Jump } from "../ui/jump.js";
import { listen, toggleFullScreen } from "../ui/keyboard.js";
import { DESK, tableOf } from "../ui/keys.js";
import { equipPanes } from "../ui/panes.js";
import { part } from "../ui/parts.js";
import { closeSheets, makeHelp, toggleSheet } from "../ui/sheet.js";
import { toast } from "../ui/toast.js";
import "../terminal/demo-terminal.js";
import { Voices } from "../features/questions/desk.js";

/** @import { Commands, Message, Stage, TimerAction } from "../net/protocol.d.ts" */

const house = connection();
const deck = new Deck(part("frame"));
/** @type {Set<string>} demos that have been shown; the next press passes them by */
const given = new Set();
let black = false;
const pen = new Pen(house, deck);
const phones = new Phones(house);
const go = (/** @type {number} */ slide) => drive("go", { slide, build: 0 });
const overview = new Overview(deck, go, notesOf);
const jump = new Jump(go);
const help = makeHelp(DESK);
const voices = new Voices(house, deck, () => draw());

/**
 * @template {Message} M
 * @param {M} message
 * @param {Commands[M]} content
 */
async function drive(message, content) {
  const answer = await house.ask(message, content);
  if (!answer.ok) toast(answer.error, "bad");
}

/** @type {Record<string, () => void>} */
const acts = {
  next: () => drive("next", {}),
  back: () => drive("back", {}),
  first: () => go(1),
  last: () => go(deck.sections.length),
  black: () => drive("black", { on: !black }),
  jump: () => jump.ask(),
  overview: () => overview.toggle(),
  search: () => overview.toggle({ searching: true }),
  escape: () => closeSheets() || pen.putAway(),
  ...pen.acts,
  full: toggleFullScreen,
  larger: () => resizeNotes(1),
  smaller: () => resizeNotes(-1),
  help: () => toggleSheet(help),
  ...voices.acts,
  qr: () => toggleSheet(/** @type {HTMLDialogElement} */ (part("qr"))),
  phones: () => phones.toggle(),
  ...demoActs(() => panelOf(panelsOf(deck.section), given)),
  timer: () =>
    drive("timer", { action: /** @type {TimerAction} */ (part("elapsed").dataset.next) }),
  zero: () => drive("timer", { action: "zero" }),
};

function draw() {
  const panels = panelsOf(deck.section);
  part("number").textContent = String(deck.at.slide);
  part("total").textContent = String(deck.sections.length);
  drawNotes(deck.at.slide);
  drawDemo(panelOf(panels, given));
  drawNext(deck, voices.first(black), panels, given);
  drawTimes();
}

/** @param {Stage} stage */
function hear(stage) {
  const turned = stage.slide !== deck.at.slide;
  given.clear();
  for (const name of stage.given) given.add(name);
  black = stage.black;
  drawBlack(part("frame"), black, "The screen is black. Space brings the slide back.");
  deck.show(stage);
  pen.view.draw();
  draw();
  const { number, title } = deck.section?.dataset ?? {};
  if (turned) part("announcer").textContent = `Slide ${number}: ${title}`;
}

async function refresh() {
  try {
    await Promise.all([deck.fetch(), fetchPapers()]);
    draw();
  } catch (error) {
    toast(String(error), "bad");
  }
}

/** @param {Event} event a demo's panel has changed */
function note(event) {
  const { panel } = /** @type {import("../terminal/demo-terminal.js").DemoTerminal} */ (
    event.target
  );
  if (!panel) return; // it is only being made
  draw();
}

/** @param {MouseEvent} event */
function press(event) {
  const button = event.target instanceof Element ? event.target.closest("[data-action]") : null;
  if (!(button instanceof HTMLElement)) return;
  if (event.detail > 0) button.blur();
  acts[button.dataset.action ?? ""]?.();
}

house.hear("welcome", ({ deck: version, stage, engines }) => {
  hear(stage);
  drawEngines(engines ?? {});
  if (version !== deck.version) refresh();
});
house.hear("stage", hear);
house.hear("deck", refresh);
house.hear("engines", drawEngines);
house.hear("people", drawPeople);
house.hear("timer", drawTimer);
house.hear("notice", ({ text }) => toast(text));
house.hear("line", drawLine);
part("frame").addEventListener("showchange", note);
document.addEventListener("click", press);
listen(tableOf(DESK), (meaning) => acts[meaning]?.());
equipPanes();
runDemo();
runTimes(() => deck.at.slide);
