// The element `<question-spotlight>`: the question over the slide of whoever follows the talk.

import { BesideSlide } from "../../deck/beside-slide.js";
import { Spotlight } from "./spotlight.js";

/** @import { Questions } from "../../net/protocol.d.ts" */

/** Shows the question that the presenter has put on the slide. */
export class QuestionSpotlight extends BesideSlide {
  /** @type {Questions["shown"]} */
  #shown = null;
  /** @type {Spotlight | null} */
  #over = null;

  /** @override */
  connectedCallback() {
    this.#over = new Spotlight(this);
    super.connectedCallback();
    this.reader.connection.hear("questions", ({ shown }) => {
      this.#shown = shown;
      this.draw();
    });
  }

  /** @override */
  draw() {
    this.#over?.draw(this.reader.follow.following ? this.#shown : null);
  }
}

customElements.define("question-spotlight", QuestionSpotlight);
