// The element `<talk-keys>`: the buttons under the thumb that drive the talk from a phone.

import { connection } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { say } from "../../ui/say.js";
import { toast } from "../../ui/toast.js";
import { Presses } from "./presses.js";

/** @import { Commands, Message } from "../../net/protocol.d.ts" */

const [TOUCH, TROUBLE] = [12, [40, 70, 40]]; // what a hand feels

/** Sends every press of the page in its turn, and says when one has done nothing. */
export class TalkKeys extends LiveElement {
  #black = false;
  #presses = new Presses(connection(), (sentence) => {
    navigator.vibrate?.(TROUBLE);
    toast(sentence, "bad");
  });

  connectedCallback() {
    this.hearStage((stage) => {
      this.#presses.hear(stage);
      this.#black = stage.black;
      this.find("black").setAttribute("aria-pressed", String(stage.black));
      this.write("black-words", say(stage.black ? "presenting.slide-again" : "presenting.black"));
    });
  }

  /** Show everybody nothing, or the slide again. */
  toggleBlack() {
    this.press("black", { on: !this.#black });
  }

  /**
   * Press something, after what was pressed before it.
   * @template {Message} M
   * @param {M} message
   * @param {Commands[M]} content
   */
  async press(message, content) {
    navigator.vibrate?.(TOUCH);
    this.classList.add("sending");
    await this.#presses.press(message, content);
    this.classList.toggle("sending", this.#presses.underWay > 0);
  }
}

customElements.define("talk-keys", TalkKeys);
