// Somebody who goes their own way: the lesson beside each slide, and how far they have come.

import { isOwner } from "../../net/connection.js";
import { make, makeButton, part } from "../../ui/parts.js";
import { keep, kept } from "../../ui/storage.js";
import { Lessons } from "./fetched-lessons.js";
import { LessonDemo } from "./lesson-demo.js";
import { markPage } from "./page-marks.js";
import { saw } from "./progress.js";
import { Shelf } from "./shelf.js";
import { drawWayIn } from "./way-in.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Deck } from "../../deck/deck.js" */
/** @import { Reader } from "../../deck/reader.js" */

const HIDDEN = "quarterdeck-lesson-hidden";

/** Shows a learner the lesson of each slide; whoever follows the talk sees the ordinary room. */
export class Learner {
  /**
   * @param {Deck} deck
   * @param {Reader} reader
   * @param {Connection} house
   */
  constructor(deck, reader, house) {
    this.deck = deck;
    this.reader = reader;
    this.house = house;
    this.place = part("lesson");
    this.shelf = new Shelf();
    this.lessons = new Lessons();
    this.world = { owner: isOwner(), live: false, engines: {} };
    /** @type {LessonDemo[]} */
    this.demos = [];
    this.hidden = kept(HIDDEN) === "yes";
    this.shown = ""; // the slide whose lesson is in the page, and of which version
    this.open = makeButton("Text", () => this.toggle(), "chrome-lesson");
    this.open.setAttribute("aria-label", "Show the text beside the slide");
    document.querySelector(".chrome-contents")?.after(this.open);
    house.hear("welcome", ({ engines }) => this.#know(engines));
    house.hear("engines", (engines) => this.#know(engines));
    deck.frame.addEventListener("placechange", () => this.#turn());
    deck.frame.addEventListener("showchange", () => this.#fare());
    house.hear("line", () => this.#draw());
    this.shelf.watch(() => this.#draw());
    this.#begin();
  }

  /** Hide the text beside the slides, or show it again. */
  toggle() {
    this.hidden = !this.hidden;
    keep(HIDDEN, this.hidden ? "yes" : "no");
    this.#arrange();
  }

  get #alone() {
    return !this.reader.follow.following;
  }

  /** Take in where the reader and the talk are. */
  #look() {
    this.world.live = this.reader.follow.stage?.live ?? false;
    const changed = markPage(this.reader.follow, this.deck.frame);
    drawWayIn(this.shelf.progress, !this.#alone && !this.world.live);
    if (changed) this.#draw();
  }

  /** Take the lesson that the server has put beside the slide. */
  #begin() {
    this.#look();
    const { name, version } = this.place.dataset;
    const { slide } = this.deck.at;
    if (name && version) {
      this.shown = `${slide} ${version}`;
      this.shelf.change((progress) => saw(progress, { name, slide }));
    }
    if (this.place.childElementCount > 0) this.#equip();
    this.#arrange();
  }

  async #turn() {
    const { at } = this.reader.follow;
    this.#look();
    const { version } = this.deck;
    if (this.#alone && version && this.shown !== `${at.slide} ${version}`) {
      this.shown = `${at.slide} ${version}`;
      await this.#put(at.slide, version);
    }
    this.#arrange();
  }

  /**
   * @param {number} slide
   * @param {string} version
   */
  async #put(slide, version) {
    const lesson = await this.lessons.of(slide, version);
    if (this.shown !== `${slide} ${version}`) return; // turned again meanwhile
    if (!lesson) {
      this.shown = "";
      return;
    }
    this.shelf.change((progress) => saw(progress, { name: lesson.name, slide }));
    this.place.replaceChildren(...lesson.nodes);
    this.place.scrollTop = 0;
    this.#equip();
  }

  #equip() {
    const sections = [...this.place.querySelectorAll(".lesson-demo")];
    this.demos = sections.map(
      (section) => new LessonDemo(/** @type {HTMLElement} */ (section), this),
    );
    if (this.place.querySelector(".lesson-text, .lesson-demo")) {
      const head = make("p", "lesson-head");
      head.append(
        make("a", "", "Contents"),
        makeButton("Hide", () => this.toggle(), "quiet"),
      );
      head.querySelector("a")?.setAttribute("href", "/contents");
      this.place.prepend(head);
    }
    this.demos[0]?.reveal(this.place);
  }

  /** Give the lesson its place, where there is one and it is wanted. */
  #arrange() {
    const some = this.#alone && this.place.childElementCount > 0;
    this.place.hidden = !some || this.hidden;
    this.open.hidden = !some || !this.hidden;
    document.body.classList.toggle("learning", some && !this.hidden);
  }

  #fare() {
    if (this.#alone) for (const demo of this.demos) demo.fare();
  }

  #draw() {
    for (const demo of this.demos) demo.draw();
  }

  /** @param {Record<string, import("../../net/protocol.d.ts").Engine> | undefined} engines */
  #know(engines) {
    this.world.engines = engines ?? {};
    this.#draw();
  }
}
