// The element `<question-spotlight>`: the question over the slide of whoever follows the talk.

import { BesideSlide } from "../../deck/beside-slide.js";
import { drawSpotlight } from "./spotlight.js";

/** @import { Questions } from "../../net/protocol.d.ts" */

/** Shows the question that the presenter has put on the slide. */
export class QuestionSpotlight extends BesideSlide {
  /** @type {Questions["shown"]} */
  #shown = null;

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.reader.connection.hear("questions", ({ shown }) => {
      this.#shown = shown;
      this.draw();
    });
  }

  /** @override */
  draw() {
    drawSpotlight(this, this.reader.follow.following ? this.#shown : null);
  }
}

customElements.define("question-spotlight", QuestionSpotlight);
