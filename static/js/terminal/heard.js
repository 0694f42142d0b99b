// What a screen reader hears of a show: how each step begins and ends, and what goes on where the live run has failed.

import { ToldLog } from "../ui/told-log.js";
import { heardWords, rescueWords } from "./words.js";

/** @import { Show } from "../net/protocol.d.ts" */

/** Tells each sentence once. */
export class Heard {
  #log = new ToldLog();
  /** @type {string | null} */
  #run = null;
  #told = "";
  #rescue = "";
  #problem = "";

  /** What stands on the page. */
  get element() {
    return this.#log.element;
  }

  /**
   * Tell what has changed; of another run, only that it rescues the one before.
   * @param {Show} show
   * @param {string} problem what the page says is wrong with it, "" for nothing
   */
  draw(show, problem) {
    const [words, rescue] = [heardWords(show), rescueWords(show)];
    if (rescue !== this.#rescue) this.#log.tell(rescue);
    if (show.run === this.#run && words !== this.#told) this.#log.tell(words);
    if (problem !== this.#problem) this.#log.tell(problem);
    [this.#run, this.#told, this.#rescue] = [show.run, words, rescue];
    this.#problem = problem;
  }
}
