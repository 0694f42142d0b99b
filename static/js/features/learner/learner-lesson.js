// The element `<learner-lesson>`: what stands beside the slide of somebody who goes their own way, and how far they have come.

import { BesideSlide } from "../../deck/beside-slide.js";
import { isCarried } from "../../net/carried-text.js";
import { make, makeButton } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { underWay } from "../../ui/settled.js";
import { keep, kept } from "../../ui/storage.js";
import { LessonDemo } from "./lesson-demo.js";
import { Lessons } from "./lessons.js";
import { markPage } from "./page-marks.js";
import { saw } from "./progress.js";
import { Shelf } from "./shelf.js";

/** @import { Engine } from "../../net/protocol.d.ts" */

const HIDDEN = "quarterdeck-lesson-hidden";

/** Shows a learner the lesson of each slide; whoever follows the talk sees the ordinary room. */
export class LearnerLesson extends BesideSlide {
  shelf = new Shelf();
  /** What a run depends on. @type {{owner: boolean, live: boolean, engines: Record<string, Engine>}} */
  world = { owner: this.reader.owner, live: false, engines: {} };
  #lessons = new Lessons();
  /** @type {LessonDemo[]} */
  #demos = [];
  #hidden = kept(HIDDEN) === "yes";
  #shown = ""; // the slide whose lesson is in the page, and of which version

  /** @override */
  connectedCallback() {
    this.#begin();
    super.connectedCallback();
    const { connection } = this.reader;
    connection.hear("welcome", ({ engines }) => this.#know(engines));
    connection.hear("engines", (engines) => this.#know(engines));
    connection.hear("line", () => this.#drawDemos());
    this.reader.addEventListener("showchange", () => this.#fare());
    this.shelf.watch(() => this.#drawDemos());
  }

  /** Hide the text beside the slides, or show it again. */
  toggle() {
    this.#hidden = !this.#hidden;
    keep(HIDDEN, this.#hidden ? "yes" : "no");
    this.#arrange();
  }

  /** Give a learner the lesson of the reader's slide. @override */
  async draw() {
    const { at } = this.reader.follow;
    this.#look();
    const { version } = this.reader.deck;
    if (this.#alone && version && this.#shown !== `${at.slide} ${version}`) {
      this.#shown = `${at.slide} ${version}`;
      await underWay(this.#put(at.slide, version));
    }
    this.#arrange();
  }

  get #alone() {
    return !this.reader.follow.following;
  }

  /** Take in where the reader and the talk are. */
  #look() {
    this.world.live = this.reader.follow.stage?.live ?? false;
    if (markPage(this.reader.follow, this.reader)) this.#drawDemos();
  }

  /** Take the lesson that the server has put beside the slide. */
  #begin() {
    const { name, version } = this.dataset;
    const { slide } = this.reader.deck.at;
    if (name && version) {
      this.#shown = `${slide} ${version}`;
      this.shelf.change((progress) => saw(progress, { name, slide }));
    }
    this.#look();
    if (this.childElementCount > 0) this.#equip();
  }

  /**
   * @param {number} slide
   * @param {string} version
   */
  async #put(slide, version) {
    const lesson = await this.#lessons.of(slide, version);
    if (this.#shown !== `${slide} ${version}`) return; // turned again meanwhile
    if (!lesson) {
      this.#shown = "";
      return;
    }
    this.shelf.change((progress) => saw(progress, { name: lesson.name, slide }));
    this.replaceChildren(...lesson.nodes);
    this.scrollTop = 0;
    this.#equip();
  }

  #equip() {
    const sections = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".lesson-demo"));
    this.#demos = [...sections].map((section) => new LessonDemo(section, this));
    if (this.querySelector(".lesson-text, .lesson-demo")) this.prepend(this.#head());
    this.#demos[0]?.reveal(this);
  }

  #head() {
    const head = make("p", "lesson-head");
    const contents = make("a", "", say("talk.contents"));
    contents.href = "contents";
    if (!isCarried()) head.append(contents);
    head.append(makeButton(say("learning.hide"), () => this.toggle(), "quiet"));
    return head;
  }

  /** Give the lesson its place, where there is one and it is wanted; the page shows the way to one that is hidden. */
  #arrange() {
    const some = this.#alone && this.childElementCount > 0;
    this.hidden = !some || this.#hidden;
    document.body.dataset.lesson = some ? (this.#hidden ? "hidden" : "shown") : "none";
    document.body.classList.toggle("learning", some && !this.#hidden);
  }

  #fare() {
    if (this.#alone) for (const demo of this.#demos) demo.fare();
  }

  #drawDemos() {
    for (const demo of this.#demos) demo.draw();
  }

  /** @param {Record<string, Engine> | undefined} engines */
  #know(engines) {
    this.world.engines = engines ?? {};
    this.#drawDemos();
  }
}

customElements.define("learner-lesson", LearnerLesson);
