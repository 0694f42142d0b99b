// The desk's clock, and its timer: the server keeps it, so that every desk shows the same and no restart loses it.

import { part } from "../page/parts.js";
import { elapsed, written } from "./timer.js";

/** @import { Running } from "../wire.js" */
/** @import { Timer } from "./timer.js" */

const EVERY = 500; // milliseconds, so that no second is skipped

/** @type {Timer} */
let timer = { seconds: 0, running: false, heard: performance.now() };

/** Begin to draw clock and timer. */
export function runTimes() {
  setInterval(draw, EVERY);
  draw();
}

/** Take the timer as the server has it. @param {Running} running */
export function drawTimer(running) {
  timer = { ...running, heard: performance.now() };
  draw();
}

function draw() {
  part("elapsed").textContent = written(elapsed(timer, performance.now()));
  part("elapsed").classList.toggle("rests", !timer.running);
  part("elapsed").dataset.next = timer.running ? "pause" : "start";
  const clock = /** @type {HTMLTimeElement} */ (part("clock"));
  clock.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
