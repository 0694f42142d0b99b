// The remote's page, the desk in a hand: puts its parts together.

import { drawTimer, runTimes, takePlan } from "../features/clock/remote.js";
import { drawDemo, equipDemo } from "../features/demos/remote.js";
import { Watched } from "../features/demos/watched.js";
import { drawNotes, resizeNotes } from "../features/notes/remote.js";
import { fetchPapers } from "../features/notes/remote-data.js";
import { drawPoll, equipPoll } from "../features/polls/remote.js";
import { demoOf, meaning } from "../features/upcoming/meaning.js";
import { Presses } from "../features/upcoming/presses.js";
import { connection } from "../net/connection.js";
import { part } from "../ui/parts.js";
import { toast } from "../ui/toast.js";
import { stayAwake } from "../ui/wake-lock-notice.js";

/** @import { Line } from "../net/connection.js" */
/** @import { Commands, Message, Poll, Stage } from "../net/protocol.d.ts" */
/** @import { Papers } from "../features/notes/remote-data.js" */

const BEAT = 8000; // milliseconds between looks at the line while the remote is looked at
const [TOUCH, TROUBLE] = [12, [40, 70, 40]]; // what a hand feels
const LINES = {
  on: "connected",
  trying: "connecting",
  lost: "Not connected, trying again",
  refused: "This phone is not paired any more: scan the code that the desk shows (m)",
};

const house = connection();
const presses = new Presses(house, (sentence) => {
  navigator.vibrate?.(TROUBLE);
  toast(sentence, "bad");
});
const watched = new Watched(house, () => draw());
/** @type {Map<number, Poll>} */
const polls = new Map();
/** @type {Papers} */
let papers = { slides: [], notes: {}, version: "", budget: null, ends: [] };
/** @type {Stage | null} */
let stage = null;
/** @type {object | null} the question on everybody's slide */
let question = null;

/** @type {Record<string, () => void>} */
const acts = {
  next: () => press("next", {}),
  back: () => press("back", {}),
  black: () => press("black", { on: !stage?.black }),
  larger: () => resizeNotes(1),
  smaller: () => resizeNotes(-1),
};

/**
 * @template {Message} M
 * @param {M} message
 * @param {Commands[M]} content
 */
async function press(message, content) {
  navigator.vibrate?.(TOUCH);
  document.body.classList.add("sending");
  await presses.press(message, content);
  if (presses.underWay === 0) document.body.classList.remove("sending");
}

function draw() {
  if (!stage) return;
  const slide = papers.slides[stage.slide - 1];
  const poll = (slide?.poll && polls.get(stage.slide)) || null;
  watched.watch(demoOf(slide?.demos ?? [], stage));
  part("number").textContent = String(stage.slide);
  part("total").textContent = String(papers.slides.length || document.body.dataset.total);
  part("title").textContent = slide?.title ?? "";
  part("next-word").textContent = meaning(stage, papers.slides, {
    show: watched.show,
    poll,
    question,
  });
  part("black").setAttribute("aria-pressed", String(stage.black));
  part("black-word").textContent = stage.black ? "Slide again" : "Black";
  drawNotes(stage.slide, papers.notes[String(stage.slide)] ?? "");
  drawDemo(watched.show);
  takePlan(papers, stage.slide);
  drawPoll(poll, slide?.poll ?? []);
}

/** @param {Stage} heard */
function hear(heard) {
  stage = heard;
  presses.hear(heard);
  draw();
}

async function refresh() {
  try {
    papers = await fetchPapers();
    draw();
  } catch (error) {
    toast(String(error), "bad");
  }
}

/** @param {Line} line */
function drawLine(line) {
  document.body.dataset.line = line;
  part("line").textContent = LINES[line];
}

house.hear("welcome", ({ stage: now, deck }) => {
  hear(now);
  watched.catchUp();
  if (deck !== papers.version) refresh();
});
house.hear("stage", hear);
house.hear("deck", refresh);
house.hear("timer", drawTimer);
house.hear("people", ({ count }) => (part("people").textContent = String(count)));
house.hear("poll", (poll) => {
  polls.set(poll.slide, poll);
  draw();
});
house.hear("questions", ({ shown }) => {
  question = shown;
  draw();
});
house.hear("notice", ({ text }) => toast(text));
house.hear("line", drawLine);
for (const button of /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("[data-action]")
)) {
  button.addEventListener("click", () => acts[button.dataset.action ?? ""]?.());
}
equipDemo(press, () => watched.show);
equipPoll((action) => stage && press("poll", { slide: stage.slide, action }));
setInterval(() => !document.hidden && house.line === "on" && house.check(), BEAT);
stayAwake();
runTimes();
