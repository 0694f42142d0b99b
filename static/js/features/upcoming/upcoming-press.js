// The element `<upcoming-press read>`: what the next press does, as the server says it: in words, and at the desk as a
// picture too, of the slide as it will be or the command that will be typed.

import { fit } from "../../deck/fit.js";
import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { secondsWords } from "../../ui/seconds.js";
import { upcomingWords } from "./upcoming-words.js";

/** @import { Deck } from "../../deck/deck.js" */
/** @import { Upcoming } from "../../net/protocol.d.ts" */
/** @import { Place } from "./upcoming-words.js" */

const OF_A_STEP = new Set(["step", "type", "run", "wait", "rescue"]);

/** Says and shows what the next press does; `read` is where its words are read, at the `desk` or on a `phone`. */
export class UpcomingPress extends LiveElement {
  /** @type {Upcoming | null} */
  #upcoming = null;
  /** @type {Deck | null} */
  #deck = null;
  #shown = "";

  connectedCallback() {
    this.hearStage(({ upcoming }) => {
      this.#upcoming = upcoming ?? null;
      this.draw();
    });
    this.follow(PresenterData.ours, "change", () => this.draw());
  }

  /** Take its pictures from a deck. @param {Deck} deck */
  depict(deck) {
    this.#deck = deck;
  }

  /** Draw it, where anything it hangs on is another. */
  draw() {
    if (!this.#upcoming) return;
    const place = /** @type {Place} */ (this.getAttribute("read"));
    this.write("words", upcomingWords(this.#upcoming, place));
    if (this.#deck) this.#draw(this.#deck, this.#upcoming);
  }

  /**
   * @param {Deck} deck
   * @param {Upcoming} upcoming
   */
  #draw(deck, upcoming) {
    const seconds = PresenterData.ours.rehearsed(upcoming.demo ?? "")[(upcoming.step ?? 0) - 1];
    const wanted = JSON.stringify([deck.version, upcoming, seconds]);
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
  const { kind, slide = 0, build = 0 } = upcoming;
  if (kind === "cleanup") return null;
  if (OF_A_STEP.has(kind)) return cardOf(deck, upcoming, seconds);
  return deck.still({ slide, build }); // of no slide after the last one
}

/**
 * @param {Deck} deck
 * @param {Upcoming} upcoming
 * @param {number | undefined} seconds
 */
function cardOf(deck, { slide = 0, demo, step, label }, seconds) {
  const item = `demo-terminal[name="${demo}"] [data-step="${step}"] .demo-say`;
  const said = deck.sections[slide - 1]?.querySelector(item)?.textContent ?? "";
  const sheet = make("div", "next-step");
  sheet.append(make("code", "next-command", label), make("p", "next-say", said));
  if (seconds !== undefined)
    sheet.append(
      make("p", "next-took", say("presenting.in-rehearsal", { time: secondsWords(seconds) })),
    );
  return sheet;
}

customElements.define("upcoming-press", UpcomingPress);
