// Somebody in the room: follows the talk, or goes their own way and is offered the way back.

import { toast } from "../ui/toast.js";
import { isHandheld, keepAwake } from "../ui/wake-lock.js";
import { drawBlack } from "./black.js";
import { announce, drawPlace, drawWayBack } from "./chrome.js";
import { begin, heard, returned, wandered } from "./follow.js";
import { back, next, slideOfPath } from "./position.js";

/** @import { Answer, Stage } from "../net/protocol.d.ts" */
/** @import { Connection } from "../net/connection.js" */
/** @import { Deck } from "./deck.js" */
/** @import { Follow } from "./follow.js" */
/** @import { At } from "./position.js" */

/** Moves a reader through the deck; an owner who follows moves the whole room instead. */
export class Reader {
  /**
   * @param {Deck} deck
   * @param {Connection} house
   * @param {boolean} owner
   */
  constructor(deck, house, owner) {
    this.deck = deck;
    this.house = house;
    this.owner = owner;
    const alone = slideOfPath(location.pathname) !== null;
    const start = alone ? deck.at : { ...deck.at, build: 0 };
    /** @type {Follow} */
    this.follow = begin(start, !alone);
    this.shown = deck.at.slide;
    this.#take(this.follow);
  }

  /** Hear where the talk is. @param {Stage} stage */
  hear(stage) {
    this.#take(heard(this.follow, stage));
  }

  /** Show the deck just fetched, at the same place. */
  renew() {
    this.#take({ ...this.follow, at: this.deck.at });
  }

  /** Go one build or slide on. */
  next() {
    const ask = () => this.house.ask("next", {});
    this.#travel(ask, next(this.deck.outline, this.follow.at));
  }

  /** Go one build or slide back. */
  back() {
    const ask = () => this.house.ask("back", {});
    this.#travel(ask, back(this.deck.outline, this.follow.at));
  }

  /** Go to a slide. @param {number} slide */
  go(slide) {
    const at = { slide, build: 0 };
    this.#travel(() => this.house.ask("go", at), at);
  }

  /** Black everybody's screen, or no longer, where an owner follows. */
  darken() {
    const { following, stage } = this.follow;
    if (this.owner && following) this.house.ask("black", { on: !stage?.black });
  }

  /** Go back to the talk, and follow it again. */
  comeBack() {
    this.#take(returned(this.follow));
    history.pushState(null, "", "/");
  }

  /** Take the place that the page's address names, after the browser's own back or forward. */
  retrace() {
    const slide = slideOfPath(location.pathname);
    if (slide === null) return this.#take(returned(this.follow));
    const build = this.deck.outline[slide - 1] ?? 0;
    this.#take(wandered(this.follow, { slide, build }));
  }

  /** Tell the server whether this reader follows, so that whoever presents hears how many do; a phone stays awake. */
  tellFollowing() {
    keepAwake(this.follow.following && isHandheld());
    this.house.ask("following", { on: this.follow.following });
  }

  /** Say whether moving is possible without loading another page. */
  get ready() {
    return this.deck.sections.length > 0;
  }

  /**
   * @param {() => Promise<Answer>} ask what an owner who follows does instead
   * @param {At | null} at
   */
  async #travel(ask, at) {
    if (this.owner && this.follow.following) {
      const answer = await ask();
      if (!answer.ok) toast(answer.error);
    } else if (at && this.ready) {
      const stays = at.slide === this.follow.at.slide && !this.follow.following;
      this.#take(wandered(this.follow, at));
      if (!stays) history.pushState(null, "", `/${this.deck.at.slide}`);
    }
  }

  /** @param {Follow} follow */
  #take(follow) {
    const turned = follow.following !== this.follow.following;
    this.deck.show(follow.at);
    this.follow = { ...follow, at: this.deck.at };
    const total = this.deck.sections.length || Number(document.body.dataset.total);
    drawPlace(this.deck.at.slide, total);
    drawWayBack(this.follow);
    drawBlack(this.deck.frame, follow.following && (follow.stage?.black ?? false));
    if (turned) this.tellFollowing();
    this.deck.frame.dispatchEvent(new Event("placechange"));
    const section = this.deck.section;
    if (!section || Number(section.dataset.number) === this.shown) return;
    this.shown = Number(section.dataset.number);
    announce(section, total);
  }
}
