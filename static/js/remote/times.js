// Clock, time gone, time left: as the server counts it.

import { elapsed, written } from "../desk/timer.js";
import { part } from "../page/parts.js";

/** @import { Running } from "../wire.js" */
/** @import { Timer } from "../desk/timer.js" */

const EVERY = 500; // milliseconds, so that no second is skipped

/** @type {Timer} */
let timer = { seconds: 0, running: false, heard: performance.now() };
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

function draw() {
  const gone = elapsed(timer, performance.now());
  const left = budget - gone;
  write("clock", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  write("elapsed", written(gone));
  write("left", left < 0 ? `−${written(-left)}` : written(left));
  part("elapsed").classList.toggle("rests", !timer.running);
  part("left").classList.toggle("over", left < 0);
}

/**
 * @param {string} id
 * @param {string} words
 */
function write(id, words) {
  if (part(id).textContent !== words) part(id).textContent = words;
}
