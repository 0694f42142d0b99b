// The presenter's hand: nothing in it, the pen or the laser.

import { keep, kept } from "../../ui/storage.js";
import { toast } from "../../ui/toast.js";
import { Pad } from "./pad.js";
import { Sender } from "./sender.js";
import { COLOURS, isApart } from "./strokes.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Commands, Part } from "../../net/protocol.d.ts" */
/** @import { Point } from "./strokes.js" */
/** @import { View } from "./view.js" */
/** @typedef {"" | "pen" | "laser"} Tool */

const KEPT = "quarterdeck-pen";
const LONGEST = 1900; // points, a little less than a stroke may have

/** While it holds a tool, the slide takes no clicks: all of them are the tool's. */
export class Hand {
  /** @type {Tool} */
  tool = "";
  /** @type {Omit<Part, "points"> | null} the stroke being drawn */
  #stroke = null;
  /** @type {Point} */
  #last = { x: 0, y: 0 };
  #strokes = 0;
  #name = Math.random().toString(36).slice(2, 12);

  /**
   * @param {Connection} connection
   * @param {View} view
   * @param {() => void} changed is called when the tool or the colour is another
   */
  constructor(connection, view, changed) {
    this.connection = connection;
    this.view = view;
    this.changed = changed;
    this.sender = new Sender(connection, view, () => this.#lift());
    this.colour = COLOURS.find((colour) => colour === kept(KEPT)) ?? COLOURS[0];
    this.pad = new Pad(view.deck.frame, view.layer.element, {
      down: (place) => (this.tool === "laser" ? this.sender.point(place) : this.#begin(place)),
      move: (places) => this.#move(places),
      up: (left) => this.#release(left),
    });
  }

  /** Take a tool into the hand; the one that it holds is put away. @param {Tool} tool */
  hold(tool) {
    this.#release(true);
    this.tool = tool === this.tool ? "" : tool;
    this.pad.lie(this.tool);
    this.changed();
  }

  /** Draw in another colour from now on, the next one when none is named. @param {string} [colour] */
  dip(colour) {
    const next = COLOURS[(COLOURS.indexOf(this.colour) + 1) % COLOURS.length] ?? COLOURS[0];
    this.colour = COLOURS.find((known) => known === colour) ?? next;
    keep(KEPT, this.colour);
    if (this.tool === "pen") this.changed();
    else this.hold("pen");
  }

  /** Take back the last stroke of this slide. */
  undo() {
    this.#ask("undo", {});
  }

  /** Clean this slide, or all of them. @param {boolean} all */
  wipe(all) {
    this.#ask("wipe", { all });
  }

  /**
   * @template {"undo" | "wipe"} M
   * @param {M} message
   * @param {Commands[M]} content
   */
  async #ask(message, content) {
    this.#lift();
    const answer = await this.connection.ask(message, content);
    if (!answer.ok) toast(answer.error);
  }

  /** @param {Point[]} places */
  #move(places) {
    const newest = places.at(-1);
    if (this.tool === "laser" && newest) this.sender.point(newest);
    else for (const place of places) this.#draw(place);
  }

  /** @param {boolean} left */
  #release(left) {
    this.#lift();
    if (this.tool === "laser" && left) this.sender.point({});
  }

  /** @param {Point} place */
  #begin(place) {
    this.#strokes += 1;
    const stroke = `${this.#name}-${this.#strokes}`;
    this.#stroke = { slide: this.view.deck.at.slide, stroke, colour: this.colour, at: 0 };
    this.#put(this.#stroke, place);
  }

  /** @param {Point} place */
  #draw(place) {
    if (!this.#stroke || !isApart(place, this.#last)) return;
    if (this.#stroke.slide !== this.view.deck.at.slide) this.#lift();
    else if (this.#stroke.at >= LONGEST) this.#begin(this.#last);
    else this.#put(this.#stroke, place);
  }

  /**
   * @param {Omit<Part, "points">} stroke
   * @param {Point} place
   */
  #put(stroke, place) {
    this.#last = place;
    this.sender.draw(stroke, place);
    this.#stroke = { ...stroke, at: stroke.at + 1 };
  }

  #lift() {
    this.#stroke = null;
  }
}
