// A ring with seconds over a terminal, whenever something takes longer than two: how long so far, and how long it took in rehearsal.

import { make } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { secondsWords } from "../ui/seconds.js";

/** @import { Show } from "../net/protocol.d.ts" */

const SOON = 2; // seconds in which nobody wonders
const EVERY = 250; // milliseconds

/**
 * Say what a show waits for now: a name of its own for each wait, empty for none, and how long it usually takes.
 * @param {Show} show
 * @returns {{name: string, usual: number | undefined}}
 */
export function waitOf({ run, state, steps, usual }) {
  if (state === "opening" || state === "retrying")
    return { name: `${run} ${state}`, usual: undefined };
  const step = steps.find((each) => each.state === "running");
  if (!step || state === "closed") return { name: "", usual: undefined };
  return { name: `${run} ${step.number}`, usual: usual?.[step.number - 1] };
}

/** The ring of one panel. */
export class Ring {
  #wait = "";
  #since = 0;
  /** @type {number | undefined} */
  #usual = undefined;
  #timer = 0;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.seconds = make("strong");
    this.of = make("span");
    const inner = make("span", "demo-ring-words");
    inner.append(this.seconds, this.of);
    this.element = make("div", "demo-ring");
    this.element.setAttribute("role", "timer");
    this.element.hidden = true;
    this.element.append(inner);
    place.append(this.element);
  }

  /** @param {Show} show */
  draw(show) {
    const { name, usual } = waitOf(show);
    this.#usual = usual;
    if (name === this.#wait) return;
    this.#wait = name;
    this.#since = performance.now() - 1000 * (show.elapsed ?? 0);
    clearInterval(this.#timer);
    if (name) this.#timer = window.setInterval(() => this.#tick(), EVERY);
    this.#tick();
  }

  /** Count no more. */
  leave() {
    clearInterval(this.#timer);
  }

  #tick() {
    const seconds = (performance.now() - this.#since) / 1000;
    this.element.hidden = !this.#wait || seconds < SOON;
    if (this.element.hidden) return;
    const usual = this.#usual ?? 0;
    this.seconds.textContent = `${Math.floor(seconds)} s`;
    this.of.textContent = usual >= SOON ? say("demo.of", { time: secondsWords(usual) }) : "";
    this.element.classList.toggle("over", usual >= SOON && seconds > usual);
    const part = usual >= SOON ? Math.min(seconds / usual, 1) : (seconds % 10) / 10;
    this.element.style.setProperty("--part", `${(100 * part).toFixed(1)}%`);
  }
}
