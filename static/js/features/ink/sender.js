// Tells everybody what is drawn and pointed at here, as often as an eye can follow and no oftener.

import { toast } from "../../ui/toast.js";
import { Outbox } from "./outbox.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Part, Spot } from "../../net/protocol.d.ts" */
/** @import { Point } from "./strokes.js" */
/** @import { View } from "./view.js" */

const EVERY = 40; // milliseconds between two messages
const REMIND = 1000; // milliseconds; a laser that rests is told of again, for whoever has just come

/** Sends the strokes and the laser of one page. */
export class Sender {
  /**
   * @param {Connection} connection
   * @param {View} view where the page's own strokes are drawn at once
   * @param {(stroke: string) => void} refused hears of a stroke that the server does not take
   */
  constructor(connection, view, refused) {
    this.connection = connection;
    this.view = view;
    this.refused = refused;
    this.outbox = new Outbox();
    /** @type {Spot | null} where to point with the next message */
    this.spot = null;
    this.pointed = 0;
    this.timer = 0;
    connection.hear("ink", () => this.#redraw());
    connection.hear("line", (line) => {
      if (line === "on") this.#again();
    });
  }

  /**
   * Draw a point here at once, and for everybody soon.
   * @param {Omit<Part, "points">} stroke
   * @param {Point} point
   */
  draw(stroke, point) {
    this.view.add(this.outbox.add(stroke, point));
    this.#wake();
  }

  /** Point at a place, or no longer. @param {Spot} spot */
  point(spot) {
    this.view.point(spot);
    this.spot = spot;
    clearTimeout(this.pointed);
    if (spot.x !== undefined) this.pointed = window.setTimeout(() => this.point(spot), REMIND);
    this.#wake();
  }

  #wake() {
    this.timer ||= window.setTimeout(() => this.#send(), EVERY);
  }

  #send() {
    this.timer = 0;
    if (this.spot) this.connection.tell("laser", this.spot);
    this.spot = null;
    if (this.connection.line !== "on") return;
    const part = this.outbox.take();
    if (!part) return;
    this.#deliver(part);
    this.#wake();
  }

  /** @param {Part} part */
  async #deliver(part) {
    const answer = await this.connection.ask("stroke", part);
    if (answer.ok) return this.outbox.arrived(part);
    if (answer.lost) return; // it is sent again when the line is back
    this.outbox.refused(part.stroke);
    this.refused(part.stroke);
    toast(answer.error, "bad");
  }

  #again() {
    this.outbox.again();
    this.#wake();
  }

  /** What the server has told of may lack what is on its way there. */
  #redraw() {
    for (const part of this.outbox.parts) this.view.add(part);
  }
}
