// The element `<caption-desk>`: the presenter's sheet of captions, where some are written, and the hall is shown them.

import { connection } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { toggleSheet } from "../../ui/sheet.js";
import { heard } from "./lines.js";

/** @import { Captions } from "../../net/protocol.d.ts" */
/** @import { Line } from "./lines.js" */

const LISTED = 5;

/** What was said last, a field for one more line, and a box for the hall's windows. */
export class CaptionDesk extends LiveElement {
  /** @type {Line[]} */
  #lines = [];

  connectedCallback() {
    this.hear("captions", (told) => this.#take(told));
    this.follow(this.find("form"), "submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.follow(this.#hall, "change", () => this.drive("captions", { on: this.#hall.checked }));
  }

  /** Open the sheet, or close it. */
  toggle() {
    toggleSheet(/** @type {HTMLDialogElement} */ (this.find("sheet")));
    this.#words.focus();
  }

  get #words() {
    return /** @type {HTMLInputElement} */ (this.find("words"));
  }

  get #hall() {
    return /** @type {HTMLInputElement} */ (this.find("hall"));
  }

  /** Send what is written, which stays where it was not taken. */
  async #send() {
    const text = this.#words.value.trim();
    if (!text) return;
    const answer = await connection().ask("caption", { text });
    this.write("problem", answer.ok ? "" : say("captions-desk.not-sent", { why: answer.error }));
    if (answer.ok && this.#words.value.trim() === text) this.#words.value = "";
  }

  /** @param {Captions} told */
  #take(told) {
    this.#lines = heard(this.#lines, told);
    this.#hall.checked = told.hall;
    const last = this.#lines.slice(-LISTED);
    this.find("said").replaceChildren(...last.map(({ text }) => make("li", "", text)));
  }
}

customElements.define("caption-desk", CaptionDesk);
