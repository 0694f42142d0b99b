// The remote's page, the desk in a hand: puts its parts together.

import { connection } from "./connection.js";
import { part } from "./page/parts.js";
import { toast } from "./page/toast.js";
import { drawDemo, equipDemo } from "./remote/demo.js";
import { demoOf, meaning } from "./remote/meaning.js";
import { drawNotes, resizeNotes } from "./remote/notes.js";
import { fetchPapers } from "./remote/papers.js";
import { drawPoll, equipPoll } from "./remote/poll.js";
import { Presses } from "./remote/presses.js";
import { stayAwake } from "./remote/sleep.js";
import { drawTimer, runTimes, takePlan } from "./remote/times.js";
import { Watched } from "./remote/watched.js";

/** @import { Line } from "./connection.js" */
/** @import { Message, Poll, Stage } from "./wire.js" */
/** @import { Papers } from "./remote/papers.js" */

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
  next: () => press("next"),
  back: () => press("back"),
  black: () => press("black", { on: !stage?.black }),
  larger: () => resizeNotes(1),
  smaller: () => resizeNotes(-1),
};

/**
 * @param {Message} message
 * @param {object} [content]
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
equipPoll((action) => press("poll", { slide: stage?.slide, action }));
setInterval(() => !document.hidden && house.line === "on" && house.check(), BEAT);
stayAwake();
runTimes();
