// The element `<upcoming-press read>`: what the next press does, in words, and at the desk as a picture: the slide as it
// will be, or the command that will be typed.

import { fit } from "../../deck/fit.js";
import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { secondsWords } from "../../terminal/words.js";
import { make } from "../../ui/parts.js";
import { guess } from "./guess.js";
import { upcomingWords } from "./upcoming-words.js";

/** @import { Deck } from "../../deck/deck.js" */
/** @import { Poll, Show, Stage, Upcoming } from "../../net/protocol.d.ts" */
/** @import { Place } from "./upcoming-words.js" */

/** Says and shows what the next press does; `read` is where its words are read, at the `desk` or on a `phone`. */
export class UpcomingPress extends LiveElement {
  /** @type {Stage | null} */
  #stage = null;
  #shown = "";
  /** @type {Deck | null} */
  #deck = null;
  /** Gives what the slide's demos are at. @type {() => Show[]} */
  shows = () => [];
  /** @type {Map<number, Poll>} */
  #polls = new Map();
  /** @type {object | null} the question on everybody's slide */
  #question = null;

  connectedCallback() {
    this.hearStage((stage) => {
      this.#stage = stage;
      this.draw();
    });
    this.hear("poll", (poll) => {
      this.#polls.set(poll.slide, poll);
      this.draw();
    });
    this.hear("questions", ({ shown }) => {
      this.#question = shown;
      this.draw();
    });
    this.follow(PresenterData.ours, "change", () => this.draw());
  }

  /** Take its pictures from a deck. @param {Deck} deck */
  depict(deck) {
    this.#deck = deck;
    this.draw();
  }

  /** Draw it, where anything it hangs on is another. */
  draw() {
    if (!this.#stage || PresenterData.ours.version === "") return;
    const upcoming = this.#stage.upcoming ?? this.#guess(this.#stage);
    this.write("words", upcomingWords(upcoming, this.#place));
    if (this.#deck) this.#draw(this.#deck, upcoming);
  }

  /** @param {Stage} stage */
  #guess(stage) {
    const { slides } = PresenterData.ours;
    const poll = (slides[stage.slide - 1]?.poll && this.#polls.get(stage.slide)) || null;
    return guess(stage, slides, { shows: this.shows(), poll, question: this.#question });
  }

  get #place() {
    return /** @type {Place} */ (this.getAttribute("read"));
  }

  /**
   * @param {Deck} deck
   * @param {Upcoming} upcoming
   */
  #draw(deck, upcoming) {
    const seconds = PresenterData.ours.rehearsed(upcoming.demo ?? "")[(upcoming.step ?? 0) - 1];
    const wanted = JSON.stringify([deck.version, deck.at, upcoming, seconds]);
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    const picture = pictureOf(deck, upcoming, seconds);
    this.find("picture").replaceChildren(...(picture ? [picture] : []));
    if (picture?.matches(".slide")) fit(picture);
  }
}

/**
 * @param {Deck} deck
 * @param {Upcoming} upcoming
 * @param {number | undefined} seconds that the step took in rehearsal
 * @returns {HTMLElement | null}
 */
function pictureOf(deck, upcoming, seconds) {
  const { kind, slide = deck.at.slide, build = 0 } = upcoming;
  if (kind === "cleanup" || kind === "end") return null;
  if (kind === "step" || kind === "wait") return cardOf(deck, upcoming, seconds);
  return deck.still(kind === "slide" || kind === "build" ? { slide, build } : deck.at);
}

/**
 * @param {Deck} deck
 * @param {Upcoming} upcoming
 * @param {number | undefined} seconds
 */
function cardOf(deck, { demo, step, label }, seconds) {
  const item = `demo-terminal[name="${demo}"] [data-step="${step}"] .demo-say`;
  const say = deck.sections[deck.at.slide - 1]?.querySelector(item)?.textContent ?? "";
  const sheet = make("div", "next-step");
  sheet.append(make("code", "next-command", label), make("p", "next-say", say));
  if (seconds !== undefined)
    sheet.append(make("p", "next-took", `${secondsWords(seconds)} in rehearsal`));
  return sheet;
}

customElements.define("upcoming-press", UpcomingPress);
