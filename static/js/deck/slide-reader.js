// The element `<slide-reader>`: a slide in its frame, and whoever reads it. Follows the talk, or goes their own way.

import { isCarried } from "../net/carried-text.js";
import { connection, isOwner } from "../net/connection.js";
import { underWay } from "../ui/settled.js";
import { toast } from "../ui/toast.js";
import { isHandheld, WakeLock } from "../ui/wake-lock.js";
import { addressOf, slideOfPage } from "./address.js";
import { drawBlack } from "./black.js";
import { Deck } from "./deck.js";
import { begin, heard, returned, wandered } from "./follow.js";
import { back, next } from "./position.js";

/** @import { Answer } from "../net/protocol.d.ts" */
/** @import { Follow } from "./follow.js" */
/** @import { At } from "./position.js" */

/** Moves a reader through the deck, and says `placechange` each time; an owner who follows moves the whole room instead. */
export class SlideReader extends HTMLElement {
  connection = connection();
  owner = isOwner();
  deck = new Deck(this);
  #awake = new WakeLock();
  /** @type {Promise<void>} */
  #fetched = Promise.resolve();
  /** @type {Follow} */
  follow = begin(
    this.#alone ? this.deck.at : { ...this.deck.at, build: 0 }, // its builds come with the talk
    !this.#alone,
  );

  connectedCallback() {
    this.connection.hear("welcome", ({ stage, deck }) => {
      this.#take(heard(this.follow, stage));
      this.#refresh(deck);
    });
    this.connection.hear("stage", (stage) => this.#take(heard(this.follow, stage)));
    this.connection.hear("deck", ({ version }) => this.#refresh(version));
    this.connection.hear("line", (line) => line === "on" && this.#tellFollowing());
    window.addEventListener("popstate", () => this.#retrace());
    this.#fetched = underWay(this.#fetch());
    if (!isCarried())
      underWay(new Promise((welcomed) => this.connection.hear("welcome", welcomed)));
    this.#take(this.follow);
  }

  /** How many slides there are. */
  get total() {
    return this.deck.sections.length || Number(document.body.dataset.total);
  }

  /** Whether moving is possible without loading another page. */
  get ready() {
    return this.deck.sections.length > 0;
  }

  /** Go one build or slide on, or with `whole` past all builds. @param {boolean} [whole] */
  next(whole = false) {
    const ask = () => this.connection.ask("next", { whole });
    this.#travel(ask, next(this.deck.outline, this.follow.at, whole));
  }

  /** Go one build or slide back, or with `whole` past all builds. @param {boolean} [whole] */
  back(whole = false) {
    const ask = () => this.connection.ask("back", { whole });
    this.#travel(ask, back(this.deck.outline, this.follow.at, whole));
  }

  /** Go to a slide. @param {number} slide */
  go(slide) {
    const at = { slide, build: 0 };
    this.#travel(() => this.connection.ask("go", at), at);
  }

  /** Black everybody's screen, or no longer, where an owner follows. */
  darken() {
    const { following, stage } = this.follow;
    if (this.owner && following) this.connection.ask("black", { on: !stage?.black });
  }

  /** Go back to the talk, and follow it again. */
  comeBack() {
    this.#take(returned(this.follow));
    history.pushState(null, "", "./");
  }

  get #alone() {
    return slideOfPage() !== null;
  }

  /** Take the place that the page's address names, after the browser's own back or forward. */
  #retrace() {
    const slide = slideOfPage(this.deck.at.slide);
    if (slide === null) return this.#take(returned(this.follow));
    const build = this.deck.outline[slide - 1] ?? 0;
    this.#take(wandered(this.follow, { slide, build }));
  }

  async #fetch() {
    try {
      await this.deck.fetch();
      this.#take({ ...this.follow, at: this.deck.at });
      if (isCarried()) this.#retrace(); // its one page begins with the first slide
    } catch {
      // the links still lead to whole pages
    }
  }

  /** @param {string} version the one that the server has */
  async #refresh(version) {
    await this.#fetched;
    if (version !== this.deck.version) await underWay(this.#fetch());
  }

  /** Tell the server whether this reader follows, so that whoever presents hears how many do; a phone stays awake. */
  #tellFollowing() {
    this.#awake.keep(this.follow.following && isHandheld());
    this.connection.ask("following", { on: this.follow.following });
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
      if (!stays) history.pushState(null, "", addressOf(this.deck.at.slide));
    }
  }

  /** @param {Follow} follow */
  #take(follow) {
    const turned = follow.following !== this.follow.following;
    this.deck.show(follow.at);
    this.follow = { ...follow, at: this.deck.at };
    drawBlack(this, follow.following && (follow.stage?.black ?? false));
    if (turned) this.#tellFollowing();
    this.dispatchEvent(new Event("placechange"));
  }
}

customElements.define("slide-reader", SlideReader);
