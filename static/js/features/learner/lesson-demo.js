// A demo beside its slide: drives the panel on the slide, and keeps what has been done.

import { say } from "../../ui/say.js";
import { toast } from "../../ui/toast.js";
import { LessonStep } from "./lesson-step.js";
import { modeOf } from "./mode.js";
import { did, doneOf } from "./progress.js";

/** @import { DemoTerminal } from "../../terminal/demo-terminal.js" */
/** @import { Panel } from "../../terminal/panel.js" */
/** @import { LearnerLesson } from "./learner-lesson.js" */

const PATIENCE = 30_000; // milliseconds for a check, which the server ends before that
const READING = "(max-width: 700px) and (orientation: portrait)";

/** One demo of a lesson. */
export class LessonDemo {
  /**
   * @param {HTMLElement} section
   * @param {LearnerLesson} lesson that it is part of
   */
  constructor(section, lesson) {
    this.section = section;
    this.lesson = lesson;
    this.shelf = lesson.shelf;
    const { demo = "", digest = "" } = section.dataset;
    this.name = demo;
    this.key = `${demo}@${digest}`;
    const items = /** @type {HTMLElement[]} */ ([...section.querySelectorAll(".lesson-step")]);
    const acts = {
      run: (/** @type {number} */ step) => this.#run(step),
      check: (/** @type {number} */ step) => this.#check(step),
      putBack: (/** @type {number} */ step) =>
        this.lesson.reader.connection.ask("restore", { demo: this.name, step }),
      tick: (/** @type {number} */ step, /** @type {boolean} */ is) => this.#tick(step, is),
    };
    this.steps = items.map((item) => new LessonStep(item, acts));
    this.draw();
  }

  /** The demo's panel on the slide. @returns {Panel | null} */
  get panel() {
    const element = this.lesson.reader.querySelector(`demo-terminal[name="${this.name}"]`);
    return /** @type {DemoTerminal | null} */ (element)?.panel ?? null;
  }

  /** Note what the panel shows to be done, and draw. */
  fare() {
    const { viewing, playback } = this.panel ?? {};
    const first = viewing?.isTape ? (playback?.first ?? 1) : 1;
    const done = doneOf(this.shelf.progress, this.key);
    const here = new Set(this.steps.map(({ number }) => number));
    for (const { number, state } of viewing?.show.steps ?? []) {
      const new_ = number >= first && here.has(number) && !done.includes(number);
      if (new_ && (state === "passed" || state === "going")) this.#keep(number);
    }
    this.draw();
  }

  /** Draw it as it is now. */
  draw() {
    const { needs = "", recorded = "" } = this.section.dataset;
    const viewing = this.panel?.viewing;
    const taken = viewing?.isOn === true && !viewing.isTape && viewing.show.recorded !== null;
    const facts = { needs: needs.split(" ").filter(Boolean), recorded, taken };
    const { way, words } = modeOf({ ...this.lesson.world, ...facts });
    const sentence = this.section.querySelector(".lesson-mode");
    if (sentence && sentence.textContent !== words) sentence.textContent = words;
    this.way = way;
    const done = doneOf(this.shelf.progress, this.key);
    const next = this.steps.find(({ number }) => !done.includes(number))?.number;
    const shown = this.panel?.viewing.show;
    for (const step of this.steps) {
      step.draw({
        way,
        done: done.includes(step.number),
        next: step.number === next,
        live: way === "run" && viewing?.isOn === true && !viewing.isTape && !taken,
        state: shown?.steps[step.number - 1]?.state ?? "waiting",
        busy:
          way === "run" &&
          (shown?.state === "running" || this.lesson.reader.connection.line !== "on"),
      });
    }
  }

  /** Bring the step that comes next into sight. @param {HTMLElement} place what scrolls */
  reveal(place) {
    const next = this.section.querySelector(".lesson-step.next");
    if (!next || !this.section.querySelector(".lesson-step.done")) return;
    place.scrollTop += next.getBoundingClientRect().top - place.getBoundingClientRect().top - 80;
  }

  /** @param {number} step */
  #run(step) {
    const { panel } = this;
    if (!panel) return;
    if (this.way === "play") panel.playback.only(step);
    else {
      if (panel.viewing.isTape) panel.playback.close();
      panel.send("step", { step });
    }
    if (matchMedia(READING).matches) panel.element.scrollIntoView({ block: "start" });
  }

  /** @param {number} step */
  async #check(step) {
    const answer = await this.lesson.reader.connection.ask(
      "check",
      { demo: this.name, step },
      PATIENCE,
    );
    if (answer.ok && answer.passed) this.#tick(step, true);
    return answer;
  }

  /**
   * @param {number} step
   * @param {boolean} is
   */
  #tick(step, is) {
    this.shelf.change((progress) => did(progress, this.key, step, is));
    this.draw();
  }

  /** @param {number} step */
  #keep(step) {
    this.shelf.change((progress) => did(progress, this.key, step));
    const done = doneOf(this.shelf.progress, this.key);
    if (!this.steps.every(({ number }) => done.includes(number))) return;
    const whole = done.length === Number(this.section.dataset.steps);
    toast(say(whole ? "learning.last-of-demo" : "learning.last-here"));
  }
}
