// The element `<line-notice>`: says when the connection is gone, and nothing while it is there.

import { connection } from "../../net/connection.js";
import { partOf } from "../../ui/parts.js";

/** @import { Line } from "../../net/connection.js" */

/** @type {Readonly<Record<Line, string>>} */
const WORDS = Object.freeze({
  on: "",
  trying: "",
  lost: "Connection lost, trying again",
  refused: "The server has refused this page; load it again",
});

/** Shows its one sentence. */
export class LineNotice extends HTMLElement {
  connectedCallback() {
    connection().hear("line", (line) => this.#draw(line));
  }

  /** @param {Line} line */
  #draw(line) {
    const sentence = partOf(this, "p");
    const words = (line === "lost" && connection().refusal) || WORDS[line];
    sentence.hidden = words === "";
    if (words) sentence.textContent = words;
  }
}

customElements.define("line-notice", LineNotice);
