// Plays a tape for one person: on, pause, a step, from the start, from a step. Pure but for its clock.

/** @import { Event } from "../net/protocol.d.ts" */
/** @import { Tape } from "./tape.js" */
/**
 * @typedef {object} Clock
 * @property {() => number} now milliseconds
 * @property {(act: () => void, wait: number) => unknown} later
 * @property {(timer: unknown) => void} cancel
 */

/** Nobody waits longer than this, in seconds, for the next thing on a tape. */
export const LONGEST_PAUSE = 1.5;

/** @type {Clock} */
const REAL = {
  now: () => performance.now(),
  later: (act, wait) => setTimeout(act, wait),
  cancel: (timer) => clearTimeout(/** @type {number} */ (timer)),
};

/** Plays one tape; `heard` gets its events in order, `restarted` is called when it begins anew. */
export class Player {
  /**
   * @param {Tape} tape
   * @param {{heard: (events: Event[]) => void, restarted: () => void, changed: () => void}} audience
   * @param {Clock} [clock]
   */
  constructor(tape, audience, clock = REAL) {
    this.events = tape.events.map(({ event }) => event);
    let due = 0;
    this.dues = tape.events.map(({ after }) => (due += Math.min(after, LONGEST_PAUSE)));
    this.total = due;
    this.audience = audience;
    this.clock = clock;
    this.next = 0; // the event that comes next
    this.playing = false;
    this.stepping = false;
    this.tempo = 1; // times as fast as it was recorded
    /** @type {unknown} */
    this.timer = null;
  }

  /** Say whether the tape has been played to its end. */
  get done() {
    return this.next >= this.events.length;
  }

  /** How much has been played, from 0 to 1. */
  get progress() {
    return this.done ? 1 : (this.dues[this.next - 1] ?? 0) / this.total;
  }

  /** Play on; a tape at its end begins anew. */
  play() {
    if (this.done) this.restart();
    this.stepping = false;
    this.#run();
  }

  /** Play to the end of the step under way, else of the next. */
  step() {
    if (this.done) this.restart();
    this.stepping = true;
    this.#run();
  }

  /** Play so many times as fast as it was recorded, from now on. @param {number} tempo */
  speed(tempo) {
    this.tempo = tempo;
    if (this.playing) this.#run();
  }

  /** Stay where it is. */
  pause() {
    this.clock.cancel(this.timer);
    this.playing = false;
    this.audience.changed();
  }

  /** Go to the start, and stay there. */
  restart() {
    this.pause();
    this.next = 0;
    this.audience.restarted();
  }

  /**
   * Play from a step on, or that step alone; what came before it is there at once.
   * @param {number} step
   * @param {{only?: boolean}} [how]
   */
  playFrom(step, { only = false } = {}) {
    this.restart();
    const found = this.events.findIndex((event) => event.type === "started" && event.step === step);
    this.#emit(Math.max(found, 0));
    if (only) this.step();
    else this.play();
  }

  #run() {
    this.clock.cancel(this.timer);
    this.playing = true;
    this.began = this.clock.now() - this.#after(this.next - 1);
    this.#wait();
    this.audience.changed();
  }

  /** Give the milliseconds from the start to an event, at this tempo. @param {number} index */
  #after(index) {
    return ((this.dues[index] ?? 0) * 1000) / this.tempo;
  }

  #wait() {
    const wait = (this.began ?? 0) + this.#after(this.next) - this.clock.now();
    this.timer = this.clock.later(() => this.#advance(), Math.max(wait, 0));
  }

  #advance() {
    const passed = this.clock.now() - (this.began ?? 0);
    const first = this.next;
    let until = first + 1;
    while (
      until < this.events.length &&
      this.#after(until) <= passed &&
      !this.#rests(first, until)
    ) {
      until += 1;
    }
    this.#emit(until);
    if (this.done || this.#rests(first, until)) this.pause();
    else this.#wait();
    this.audience.changed();
  }

  /**
   * Say whether all that goes at one press has ended between two events, or stands typed for the next.
   * @param {number} from
   * @param {number} to
   */
  #rests(from, to) {
    if (!this.stepping) return false;
    const over = this.events
      .slice(from, to)
      .some(({ type }) => type === "ended" || type === "held");
    return over && underWay(this.events.slice(0, to)) === 0;
  }

  /** @param {number} until */
  #emit(until) {
    const events = this.events.slice(this.next, until);
    this.next = until;
    if (events.length > 0) this.audience.heard(events);
  }
}

/**
 * Count the steps that have begun and not ended.
 * @param {Event[]} events
 */
function underWay(events) {
  const going = new Set();
  for (const event of events) {
    if (event.type === "started") going.add(event.step);
    if (event.type === "ended" || event.type === "held") going.delete(event.step);
  }
  return going.size;
}
