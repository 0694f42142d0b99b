// The desk's clock and its timer, drawn once a second.

import { part } from "../page/parts.js";
import { elapsed, started, stopped, toggled, written } from "./timer.js";

/** @import { Timer } from "./timer.js" */

const KEPT = "quarterdeck-timer";
const EVERY = 500; // milliseconds, so that no second is skipped

/** @type {Timer} */
let timer = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") ?? stopped();

/** Begin to draw clock and timer; pressing the timer pauses it. */
export function runTimes() {
  part("elapsed").addEventListener("click", (event) => {
    if (event.detail > 0) part("elapsed").blur();
    keep(toggled(timer, Date.now()));
  });
  setInterval(draw, EVERY);
  draw();
}

/** Start the timer unless it runs; the first move of a talk does. */
export function startTimer() {
  if (timer.before === 0) keep(started(timer, Date.now()));
}

/** Put the timer back to nothing. */
export function resetTimer() {
  keep(stopped());
}

/** @param {Timer} next */
function keep(next) {
  timer = next;
  sessionStorage.setItem(KEPT, JSON.stringify(timer));
  draw();
}

function draw() {
  part("elapsed").textContent = written(elapsed(timer, Date.now()));
  part("elapsed").classList.toggle("rests", timer.since === null);
  const clock = /** @type {HTMLTimeElement} */ (part("clock"));
  clock.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
