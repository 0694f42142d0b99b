// The question on the slide: large, over everything else that is shown.

import { make } from "../../ui/parts.js";

/** @typedef {{number: number, text: string} | null} Shown the question on the slide */

const LONG = 120; // characters from which the type is smaller

/** The question over the slide of whoever follows the talk. */
export class Spotlight {
  /**
   * @param {HTMLElement} frame
   * @param {() => boolean} follows
   */
  constructor(frame, follows) {
    this.frame = frame;
    this.follows = follows;
    /** @type {Shown} */
    this.question = null;
    frame.addEventListener("placechange", () => this.hear(this.question));
  }

  /** Hear which question is on the slide. @param {Shown} question */
  hear(question) {
    this.question = question;
    drawSpotlight(this.frame, this.follows() ? question : null);
  }
}

/**
 * Put a question over a frame, or take it away.
 * @param {HTMLElement} frame
 * @param {Shown} question
 */
export function drawSpotlight(frame, question) {
  const there = /** @type {HTMLElement | null} */ (frame.querySelector(":scope > .spotlight"));
  if ((there?.dataset.question ?? "") === String(question?.number ?? "")) return;
  there?.remove();
  if (!question) return;
  const over = make("div", question.text.length > LONG ? "spotlight long" : "spotlight");
  over.dataset.question = String(question.number);
  over.setAttribute("role", "status");
  over.append(
    make("p", "spotlight-from", "A question from the room"),
    make("p", "spotlight-words", question.text),
  );
  frame.append(over);
}
