// What stands beside each slide, fetched once for each version of the deck.

import { fetchText } from "../../net/fetching.js";
import { inLanguage } from "../../net/in-language.js";

/** Gives the lesson of each slide. */
export class Lessons {
  #version = "";
  /** @type {Promise<Document>} */
  #page = Promise.resolve(document.implementation.createHTMLDocument());

  /**
   * Give a slide's lesson: its name, and what stands beside it.
   * @param {number} slide
   * @param {string} version of the deck
   * @returns {Promise<{name: string, nodes: Node[]} | null>} null where it cannot be fetched
   */
  async of(slide, version) {
    if (version !== this.#version) {
      this.#version = version;
      this.#page = fetchLessons();
    }
    try {
      const page = await this.#page;
      const article = page.querySelector(`article[data-number="${slide}"]`);
      if (!(article instanceof HTMLElement)) return null;
      const copy = document.importNode(article, true);
      return { name: article.dataset.name ?? "", nodes: [...copy.childNodes] };
    } catch {
      this.#version = "";
      return null;
    }
  }
}

async function fetchLessons() {
  const answer = await fetchText(inLanguage("lessons"));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
