// The demo of the present slide as a phone follows it: its steps and how they fare, without a terminal.

import { Viewing } from "../../terminal/viewing.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Events, Show } from "../../net/protocol.d.ts" */

const NO_SCREEN = Object.freeze({ begin() {}, write() {}, resize() {}, look() {} });

/** Watches one demo at a time. */
export class Watched {
  /**
   * @param {Connection} connection
   * @param {() => void} changed called after whatever shows
   */
  constructor(connection, changed) {
    this.connection = connection;
    this.changed = changed;
    /** @type {string | null} */
    this.name = null;
    /** @type {Viewing | null} */
    this.viewing = null;
    this.ends = [
      connection.hear("show", (show) => this.#redraw(show)),
      connection.hear("events", (events) => this.#take(events)),
    ];
  }

  /** Watch nothing any more, for good. */
  leave() {
    this.watch(null);
    for (const end of this.ends) end();
  }

  /** The show as it stands; null until heard, and where there is no demo. */
  get show() {
    return this.viewing?.show ?? null;
  }

  /** Watch another demo, or none. @param {string | null} name */
  watch(name) {
    if (name === this.name) return;
    if (this.name) this.connection.ask("unwatch", { demo: this.name });
    this.name = name;
    this.viewing = null;
    this.catchUp();
  }

  /** Ask for what is missing, after the line was gone; a whole picture comes as news. */
  async catchUp() {
    const { name } = this;
    if (!name) return;
    const { run, number } = this.show ?? { run: null, number: 0 };
    const answer = await this.connection.ask("watch", {
      demo: name,
      apart: true,
      ...(run ? { run, after: number } : {}),
    });
    if (!answer.ok) return;
    if (run && answer.events) this.#take({ demo: name, run, events: answer.events });
  }

  /** @param {Show} show */
  #redraw(show) {
    if (show.demo !== this.name) return;
    // Which terminal a step has is said when it starts; until then it shares none.
    const places = show.steps.map((_, index) => this.viewing?.places[index] ?? `?${index}`);
    this.viewing ??= new Viewing(NO_SCREEN, show, places);
    this.viewing.redraw(show);
    this.changed();
  }

  /** @param {Events} message */
  #take(message) {
    if (!this.viewing || message.demo !== this.name) return;
    for (const event of message.events) {
      if (event.type === "started") this.viewing.places[event.step - 1] = event.terminal;
    }
    if (!this.viewing.take(message)) this.catchUp();
    else if (message.events.some(({ type }) => type !== "output")) this.changed();
  }
}
