// Clock, time gone, time left, and the pace: as the server counts it.

import { part } from "../../ui/parts.js";
import { paceOf } from "./pace.js";
import { elapsed, written } from "./timer.js";

/** @import { Timer as Running } from "../../net/protocol.d.ts" */
/** @import { Plan } from "./pace.js" */
/** @import { Timer } from "./timer.js" */

const EVERY = 500; // milliseconds, so that no second is skipped

/** @type {Timer} */
let timer = { seconds: 0, running: false, heard: performance.now() };
/** @type {Plan} */
let plan = { budget: null, ends: [] };
let slide = 1;
const budget = Number(document.body.dataset.minutes ?? 0) * 60_000; // milliseconds; 0 where nobody knows

/** Begin to draw. */
export function runTimes() {
  part("left-line").hidden = budget === 0;
  setInterval(draw, EVERY);
  draw();
}

/** Take the timer as the server has it. @param {Running} running */
export function drawTimer(running) {
  timer = { ...running, heard: performance.now() };
  draw();
}

/**
 * Measure the pace by a plan, on the slide where the talk is.
 * @param {Plan} wanted
 * @param {number} at
 */
export function takePlan(wanted, at) {
  plan = wanted;
  slide = at;
  draw();
}

function draw() {
  const gone = elapsed(timer, performance.now());
  const left = budget - gone;
  write("clock", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  write("elapsed", written(gone));
  write("left", left < 0 ? `−${written(-left)}` : written(left));
  part("elapsed").classList.toggle("rests", !timer.running);
  part("left").classList.toggle("over", left < 0);
  drawPace(gone / 1000);
}

/** @param {number} seconds that the talk has been going on */
function drawPace(seconds) {
  const pace = seconds > 0 ? paceOf(plan, slide, seconds) : null;
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
