// One person's own playing of a demo's tape, shown as if it were a show.

import { fetchText } from "../net/fetching.js";
import { say } from "../ui/say.js";
import { underWay } from "../ui/settled.js";
import { Player } from "./player.js";
import { cutTape, readTape, TAPE } from "./tape.js";

/** @import { Event, Events, Show } from "../net/protocol.d.ts" */
/** @import { Tape } from "./tape.js" */
/**
 * @typedef {object} Viewing the picture that a tape is played onto
 * @property {Show} show as it stands
 * @property {Show} closed as it is while nothing is on
 * @property {number} current the step under way or next
 * @property {{first: number, last: number}} part the steps that are given here
 * @property {(show: Show) => boolean} redraw
 * @property {(events: Events) => boolean} take
 */

const TEMPOS = [1, 2, 4];

/** Fetches a tape when it is first wanted, and plays it onto a viewing. */
export class Playback {
  /**
   * @param {string} address the tape's; "" where there is none
   * @param {Viewing} viewing
   * @param {{changed: () => void, failed: (sentence: string) => void}} panel
   */
  constructor(address, viewing, panel) {
    this.address = address;
    this.viewing = viewing;
    this.panel = panel;
    /** @type {Player | null} */
    this.player = null;
    this.first = 1; // the step it was played from
    this.begins = 1; // the step it will be played from
    this.tempo = 1; // times as fast as it was recorded
  }

  /** What the button that plays and pauses says. */
  get word() {
    if (!this.player || this.player.next === 0) return say("demo.do-play");
    if (this.player.playing) return say("demo.pause");
    return say(this.player.done ? "demo.play-again" : "demo.play-on");
  }

  /** Play, or pause. */
  async toggle() {
    const player = await this.#ready();
    if (player?.playing) player.pause();
    else if (player?.done || player?.next === 0) await this.restart();
    else player?.play();
  }

  /** Play one step, then pause. */
  async step() {
    const player = await this.#ready();
    if (player?.done || player?.next === 0) await this.only(this.viewing.part.first);
    else player?.step();
  }

  /** Play from a step on. @param {number} step */
  async from(step) {
    const player = await this.#ready();
    this.begins = step;
    player?.playFrom(step);
  }

  /** Play one step, and go on from where the tape is if that is where it comes next. @param {number} step */
  async only(step) {
    const player = await this.#ready();
    const goesOn = player && !player.playing && player.next > 0 && this.viewing.current === step;
    if (goesOn) return player.step();
    this.begins = step;
    player?.playFrom(step, { only: true });
  }

  /** Play faster, or after the fastest as it was recorded. */
  faster() {
    this.tempo = TEMPOS[(TEMPOS.indexOf(this.tempo) + 1) % TEMPOS.length] ?? 1;
    this.player?.speed(this.tempo);
    this.panel.changed();
  }

  /** Go to the start, or to what is given here, and play from there. */
  async restart() {
    await this.from(this.viewing.part.first);
  }

  /** Stop, and leave the viewing to others. */
  stop() {
    this.player?.pause();
    this.player = null;
  }

  /** Stop, and put the panel back as it was before. */
  close() {
    this.stop();
    this.viewing.redraw(this.viewing.closed);
    this.panel.changed();
  }

  /** @returns {Promise<Player | null>} */
  async #ready() {
    try {
      this.player ??= await underWay(this.#load());
    } catch {
      this.panel.failed(say("demo.unplayable"));
    }
    return this.player;
  }

  async #load() {
    const answer = await fetchText(this.address);
    const tape = cutTape(readTape(await answer.text()), this.viewing.part.last);
    this.#begin(tape);
    const player = new Player(tape, {
      heard: (events) => this.#hear(events),
      restarted: () => this.#begin(tape),
      changed: () => this.panel.changed(),
    });
    player.speed(this.tempo);
    return player;
  }

  /** @param {Tape} tape */
  #begin({ recorded, terminals }) {
    [this.first, this.begins] = [this.begins, 1];
    this.viewing.redraw({
      ...this.viewing.closed,
      run: TAPE,
      state: "ready",
      recorded,
      terminals,
      pictures: [],
    });
  }

  /** @param {Event[]} events */
  #hear(events) {
    const { demo, number } = this.viewing.show;
    const numbered = events.map((event, index) => ({ ...event, n: number + 1 + index }));
    this.viewing.take({ demo, run: TAPE, events: numbered });
  }
}
