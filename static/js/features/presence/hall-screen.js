// The element `<hall-screen>`: opens the hall's window, and says whether it is there, how large, and on which slide.

import { ask } from "../../net/ask.js";
import { LiveElement } from "../../net/live-element.js";
import { say } from "../../ui/say.js";
import { toast } from "../../ui/toast.js";
import { screenWords } from "./screen-words.js";

/** @import { Screen } from "../../net/protocol.d.ts" */

/** The desk's button for the hall's window. */
export class HallScreen extends LiveElement {
  /** @type {Screen[]} */
  #screens = [];
  #slide = 0;
  /** @type {Window | null} the one that this desk has opened */
  #window = null;

  connectedCallback() {
    this.hear("people", ({ screens }) => {
      this.#screens = screens;
      this.#draw();
    });
    this.hearStage(({ slide }) => {
      this.#slide = slide;
      this.#draw();
    });
  }

  /** Open the hall's window, or bring the one that this desk has opened to the front. */
  open() {
    if (this.#window && !this.#window.closed) return this.#window.focus();
    this.#window = window.open("screen", "quarterdeck-screen", "popup,width=1280,height=720");
    if (!this.#window) toast(say("presenting.blocked"), "bad");
  }

  /** Turn the hall's windows from light to dark, or back. */
  turn() {
    if (this.#screens.length === 0) return toast(say("presenting.no-screen"));
    const dark = this.#screens.some(({ scheme }) => scheme === "dark");
    ask("scheme", { scheme: dark ? "light" : "dark" });
  }

  #draw() {
    this.write("words", screenWords(this.#screens));
    this.toggleAttribute("data-there", this.#screens.length > 0);
    this.toggleAttribute(
      "data-behind",
      this.#screens.some(({ slide }) => slide !== this.#slide),
    );
  }
}

customElements.define("hall-screen", HallScreen);
