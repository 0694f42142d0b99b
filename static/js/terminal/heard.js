// What a screen reader hears of a show: how each step begins and ends, and what goes on where the live run has failed.

import { make } from "../ui/parts.js";
import { heardWords, rescueWords } from "./words.js";

/** @import { Show } from "../net/protocol.d.ts" */

const KEPT = 6; // sentences: none goes before it is read

/** A log that nobody sees, in which each sentence is written once. */
export class Heard {
  /** @type {string | null} */
  #run = null;
  #told = "";
  #rescue = "";
  #problem = "";

  constructor() {
    this.element = make("div", "unseen");
    this.element.setAttribute("role", "log");
  }

  /**
   * Tell what has changed; of another run, only that it rescues the one before.
   * @param {Show} show
   * @param {string} problem what the page says is wrong with it, "" for nothing
   */
  draw(show, problem) {
    const [words, rescue] = [heardWords(show), rescueWords(show)];
    if (rescue !== this.#rescue) this.#tell(rescue);
    if (show.run === this.#run && words !== this.#told) this.#tell(words);
    if (problem !== this.#problem) this.#tell(problem);
    [this.#run, this.#told, this.#rescue] = [show.run, words, rescue];
    this.#problem = problem;
  }

  /** @param {string} sentence */
  #tell(sentence) {
    if (!sentence) return;
    this.element.append(make("p", "", sentence));
    while (this.element.childElementCount > KEPT) this.element.firstElementChild?.remove();
  }
}
