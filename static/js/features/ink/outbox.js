// What has been drawn here and is not yet known to have arrived: sent in parts, and again after the line was lost. Pure.

/** @import { Part } from "../../net/protocol.d.ts" */
/** @import { Point } from "./strokes.js" */

const LONGEST = 64; // numbers in one message, as the server takes them

/** The parts of strokes on their way, oldest first. */
export class Outbox {
  /** @type {{part: Part, sent: boolean}[]} */
  #waiting = [];

  /** Everything that may not have arrived. @returns {Part[]} */
  get parts() {
    return this.#waiting.map(({ part }) => part);
  }

  /**
   * Add a point to a stroke; what is not yet sent grows.
   * @param {Omit<Part, "points">} stroke with `at`, how many points it has before this one
   * @param {Point} point
   * @returns {Part} the part that holds the point
   */
  add(stroke, { x, y }) {
    const last = this.#waiting.at(-1);
    const goesOn = last && !last.sent && last.part.stroke === stroke.stroke;
    if (last && goesOn && last.part.points.length < LONGEST) {
      last.part.points.push(x, y);
      return last.part;
    }
    const part = { ...stroke, points: [x, y] };
    this.#waiting.push({ part, sent: false });
    return part;
  }

  /** Give the next part to send. @returns {Part | null} */
  take() {
    const next = this.#waiting.find(({ sent }) => !sent);
    if (!next) return null;
    next.sent = true;
    return next.part;
  }

  /** Forget a part that has arrived. @param {Part} part */
  arrived(part) {
    this.#waiting = this.#waiting.filter((waiting) => waiting.part !== part);
  }

  /** Forget a stroke that was refused. @param {string} stroke */
  refused(stroke) {
    this.#waiting = this.#waiting.filter(({ part }) => part.stroke !== stroke);
  }

  /** Send everything again; the line was lost, and nobody knows what has arrived. */
  again() {
    for (const waiting of this.#waiting) waiting.sent = false;
  }
}
