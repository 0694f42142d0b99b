// What one viewer knows of a show, kept up from its messages: nothing lost, nothing doubled. Pure.

import { TAPE } from "../tape/tape.js";

/** @import { Event, Events, Numbered, Picture, Show, Size, Step } from "../net/protocol.d.ts" */

/**
 * Where a viewing shows what terminals do.
 * @typedef {object} Screen
 * @property {(sizes: Size[]) => void} begin clean terminals of these sizes, and no others
 * @property {(terminal: string, text: string) => void} write
 * @property {(terminal: string, cols: number, rows: number) => void} resize
 * @property {(terminal: string, told: string[]) => void} look a step goes on in this one; where the step says to look, if it does
 */

/** @typedef {{first: number, last: number}} Part the steps that are given on a slide */

/** One viewer's picture of one demo, and the screen it is shown on. */
export class Viewing {
  /**
   * @param {Screen} screen
   * @param {Show} closed the picture while no show is on: every step waiting, every terminal at its first size
   * @param {string[]} places the terminal of each step
   * @param {string[][]} [looks] the terminals that each step says to look at
   * @param {Part} [part]
   */
  constructor(screen, closed, places, looks = [], part = { first: 1, last: Infinity }) {
    this.screen = screen;
    this.closed = closed;
    this.places = places;
    this.looks = looks;
    this.part = part;
    this.show = closed;
    /** @type {string | null} the run whose last picture was folded away */
    this.folded = null;
  }

  /** Say whether it shows what a show has left that was cleared away when the talk went on. */
  get isLeft() {
    const { run, state } = this.show;
    return state === "closed" && run !== null && run !== this.folded;
  }

  /** Say whether a show is on. */
  get isOn() {
    return this.show.state !== "closed";
  }

  /** Say whether this is somebody's own playing of the tape, and no show. */
  get isTape() {
    return this.show.run === TAPE;
  }

  /** The number of the step under way, else of one that stands typed, else of the next that is given here; 0 for none. */
  get current() {
    const first = this.isOn ? 1 : this.part.first; // what an earlier slide has left comes first
    const { steps } = this.show;
    const step =
      steps.find(({ state }) => state === "running") ??
      steps.find(({ state }) => state === "held") ??
      steps.find(
        ({ state, number }) => state === "waiting" && number >= first && number <= this.part.last,
      );
    return step?.number ?? 0;
  }

  /**
   * Take a picture. The terminals stay as they are when it shows just what has been seen.
   * @param {Show} show
   * @returns {boolean} false when its output was left out and has not been seen: the server must be asked for it
   */
  redraw(show) {
    const same = show.run !== null && show.run === this.show.run;
    const seen = same && show.number === this.show.number;
    if (!show.output && !same) return false;
    const number = show.output ? show.number : this.show.number;
    const pictures = show.pictures ?? (same ? this.show.pictures : undefined) ?? [];
    this.show = { ...show, number, pictures, steps: show.steps.map((step) => ({ ...step })) };
    if (!show.output || seen) return seen;
    this.screen.begin(show.terminals.length > 0 ? show.terminals : this.closed.terminals);
    for (const { terminal, text } of show.output) this.screen.write(terminal, text);
    this.#look(this.#busy());
    return true;
  }

  /**
   * Take new events; those seen before are dropped.
   * @param {Events} message
   * @returns {boolean} false when something is missing between, so that the server must be asked again
   */
  take(message) {
    if (message.run !== this.show.run) return false;
    for (const event of message.events) {
      if (event.n <= this.show.number) continue;
      if (event.n > this.show.number + 1) return false;
      this.show.number = event.n;
      this.#apply(event);
    }
    return true;
  }

  /** The step to look at: the one under way, else the last one. */
  #busy() {
    const { steps } = this.show;
    const running = steps.findIndex(({ state }) => state === "running");
    const last = steps.findLastIndex(({ state }) => state !== "waiting");
    return running >= 0 ? running : Math.max(last, 0);
  }

  /** @param {number} index of a step */
  #look(index) {
    this.screen.look(this.places[index] ?? "main", this.looks[index] ?? []);
  }

  /** @param {Event} event */
  #apply(event) {
    const { screen } = this;
    if (event.type === "output") screen.write(event.terminal, event.text);
    else if (event.type === "resized") this.#resize(event.terminal, event.cols, event.rows);
    else if (event.type === "drawn") this.#hang(event.picture);
    else if (event.type === "started") this.#start(event.step);
    else if (event.type === "held") this.#hold(event.step);
    else if (event.type === "ended") this.#end(event);
  }

  /**
   * @param {string} name
   * @param {number} cols
   * @param {number} rows
   */
  #resize(name, cols, rows) {
    const others = this.show.terminals.filter((size) => size.name !== name);
    this.show.terminals = [...others, { name, cols, rows }];
    this.screen.resize(name, cols, rows);
  }

  /** Put a picture in the place of the one of its kind. @param {Picture} picture */
  #hang(picture) {
    const others = (this.show.pictures ?? []).filter(({ kind }) => kind !== picture.kind);
    this.show.pictures = [...others, picture];
  }

  /** @param {number} number */
  #start(number) {
    this.#mark(number, { state: "running", seconds: null });
    this.show.state = "running";
    this.show.elapsed = 0;
    this.#look(number - 1);
  }

  /** @param {number} number */
  #hold(number) {
    this.#mark(number, { state: "held" });
    this.show.state = "ready";
  }

  /** @param {import("../net/protocol.d.ts").Ended} end */
  #end({ step, terminal, status, seconds, failed }) {
    const fine = status === null ? "going" : "passed";
    this.#mark(step, { state: failed ? "failed" : fine, seconds });
    // What went on in this terminal until now has made way for the step that has ended.
    this.show.steps.forEach(({ number, state }, index) => {
      const here = this.places[index] === terminal && number !== step;
      if (here && state === "going") this.#mark(number, { state: "passed" });
    });
    const others = this.show.steps.some(({ state }) => state === "running");
    if (this.show.state === "running" && !others) this.show.state = "ready";
  }

  /**
   * @param {number} number
   * @param {Partial<Step>} change
   */
  #mark(number, change) {
    const step = this.show.steps[number - 1];
    if (step) Object.assign(step, change);
  }
}
