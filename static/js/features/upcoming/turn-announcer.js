// The element `<turn-announcer>`: tells whoever presents by ear where the talk has come to, and what the next press does.

import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { turnWords } from "./turn-words.js";

/** @import { Stage } from "../../net/protocol.d.ts" */

/** Says what each press has changed, once. */
export class TurnAnnouncer extends LiveElement {
  /** @type {Stage | null} */
  #before = null;

  connectedCallback() {
    this.hearStage((stage) => {
      const words = this.#before && turnWords(this.#before, stage, PresenterData.ours.slides);
      this.#before = stage;
      if (words) this.textContent = words;
    });
  }
}

customElements.define("turn-announcer", TurnAnnouncer);
