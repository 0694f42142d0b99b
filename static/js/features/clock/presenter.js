// The desk's clock, and its timer: the server keeps it, so that every desk shows the same and no restart loses it.

import { part } from "../../ui/parts.js";
import { planOfTalk } from "../notes/presenter-data.js";
import { leftOf, paceOf } from "./pace.js";
import { elapsed, written } from "./timer.js";

/** @import { Timer as Running } from "../../net/protocol.d.ts" */
/** @import { Timer } from "./timer.js" */

const EVERY = 500; // milliseconds, so that no second is skipped

/** @type {Timer} */
let timer = { seconds: 0, running: false, heard: performance.now() };
let slideNow = () => 1;

/** Begin to draw clock, timer and pace. @param {() => number} slide says at which slide the talk is */
export function runTimes(slide) {
  slideNow = slide;
  setInterval(drawTimes, EVERY);
  drawTimes();
}

/** Take the timer as the server has it. @param {Running} running */
export function drawTimer(running) {
  timer = { ...running, heard: performance.now() };
  drawTimes();
}

/** Draw all of it as it is now. */
export function drawTimes() {
  const now = elapsed(timer, performance.now());
  write("elapsed", written(now));
  part("elapsed").classList.toggle("rests", !timer.running);
  part("elapsed").dataset.next = timer.running ? "pause" : "start";
  write("clock", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  drawPlan(now / 1000);
}

/** @param {number} seconds that the talk has been going on */
function drawPlan(seconds) {
  const { budget } = planOfTalk();
  part("left-line").hidden = budget === null;
  if (budget !== null) write("left", leftOf(budget, seconds));
  part("left").classList.toggle("over", budget !== null && seconds > budget);
  const pace = seconds > 0 ? paceOf(planOfTalk(), slideNow(), seconds) : null;
  part("pace").hidden = pace === null;
  part("pace").dataset.pace = pace?.kind ?? "";
  write("pace", pace?.words ?? "");
}

/**
 * @param {string} id
 * @param {string} words
 */
function write(id, words) {
  if (part(id).textContent !== words) part(id).textContent = words;
}
