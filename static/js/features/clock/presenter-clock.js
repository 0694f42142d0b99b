// The element `<presenter-clock>`: the time of day, how long the talk has been going on, what is left, and its pace. The
// server keeps the timer, so that every desk and phone shows the same and no restart loses it.

import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { leftOf, paceOf } from "./pace.js";
import { elapsed, written } from "./timer.js";

/** @import { Timer } from "./timer.js" */

const EVERY = 500; // milliseconds, so that no second is skipped

/** Shows the talk's times. */
export class PresenterClock extends LiveElement {
  #slide = 1;
  /** @type {Timer} */
  #timer = { seconds: 0, running: false, heard: performance.now() };

  connectedCallback() {
    this.hear("timer", (running) => {
      this.#timer = { ...running, heard: performance.now() };
      this.#draw();
    });
    this.hearStage(({ slide }) => {
      this.#slide = slide;
      this.#draw();
    });
    this.follow(PresenterData.ours, "change", () => this.#draw());
    this.every(EVERY, () => this.#draw());
    this.#draw();
  }

  /** Pause the timer, or let it go on. */
  toggle() {
    this.drive("timer", { action: this.#timer.running ? "pause" : "start" });
  }

  /** Set the timer to zero. */
  zero() {
    this.drive("timer", { action: "zero" });
  }

  #draw() {
    const milliseconds = elapsed(this.#timer, performance.now());
    this.write("elapsed", written(milliseconds));
    this.find("elapsed").classList.toggle("rests", !this.#timer.running);
    this.write("clock", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
    this.#drawLeft(milliseconds / 1000);
    this.#drawPace(milliseconds / 1000);
  }

  /** @param {number} seconds that the talk has been going on */
  #drawLeft(seconds) {
    const { budget } = PresenterData.ours.plan;
    this.find("left-line").hidden = budget === null;
    if (budget === null) return;
    this.write("left", leftOf(budget, seconds, this.hasAttribute("short")));
    this.find("left").classList.toggle("over", seconds > budget);
  }

  /** @param {number} seconds */
  #drawPace(seconds) {
    const pace = seconds > 0 ? paceOf(PresenterData.ours.plan, this.#slide, seconds) : null;
    this.find("pace").hidden = pace === null;
    this.find("pace").dataset.pace = pace?.kind ?? "";
    this.write("pace", pace?.words ?? "");
  }
}

customElements.define("presenter-clock", PresenterClock);
