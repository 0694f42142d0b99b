// The element `<line-notice>`: says when the connection is gone, and nothing while it is there.

import { connection } from "../../net/connection.js";
import { partOf } from "../../ui/parts.js";
import { say } from "../../ui/say.js";

/** @import { Line } from "../../net/connection.js" */
/** @import { Key } from "../../ui/say.js" */

/** @type {Readonly<Partial<Record<Line, Key>>>} */
const WORDS = Object.freeze({ lost: "line.lost", refused: "line.refused" });

/** Shows its one sentence. */
export class LineNotice extends HTMLElement {
  connectedCallback() {
    connection().hear("line", (line) => this.#draw(line));
  }

  /** @param {Line} line */
  #draw(line) {
    const sentence = partOf(this, "p");
    const key = WORDS[line];
    const words = (line === "lost" && connection().refusal) || (key ? say(key) : "");
    sentence.hidden = words === "";
    if (words) sentence.textContent = words;
  }
}

customElements.define("line-notice", LineNotice);
