// The question on the slide: large, over everything else that is shown, and told to who does not see.

import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { ToldLog } from "../../ui/told-log.js";

/** @typedef {{number: number, text: string} | null} Shown the question on the slide */

const LONG = 120; // characters from which the type is smaller

/** One frame's spotlight. */
export class Spotlight {
  #heard = new ToldLog();

  /** @param {HTMLElement} frame over which it lies */
  constructor(frame) {
    this.frame = frame;
    frame.append(this.#heard.element);
  }

  /** Put a question over the frame, or take it away. @param {Shown} question */
  draw(question) {
    const there = /** @type {HTMLElement | null} */ (
      this.frame.querySelector(":scope > .spotlight")
    );
    if ((there?.dataset.question ?? "") === String(question?.number ?? "")) return;
    there?.remove();
    if (!question) return;
    const from = say("questions.spotlight");
    const over = make("div", question.text.length > LONG ? "spotlight long" : "spotlight");
    over.dataset.question = String(question.number);
    over.append(make("p", "spotlight-from", from), make("p", "spotlight-words", question.text));
    this.frame.append(over);
    this.#heard.tell(say("questions.heard", { from, question: question.text }));
  }
}
