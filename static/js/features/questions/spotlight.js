// The question on the slide: large, over everything else that is shown.

import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";

/** @typedef {{number: number, text: string} | null} Shown the question on the slide */

const LONG = 120; // characters from which the type is smaller

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
    make("p", "spotlight-from", say("questions.spotlight")),
    make("p", "spotlight-words", question.text),
  );
  frame.append(over);
}
