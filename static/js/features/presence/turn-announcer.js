// The element `<turn-announcer>`: tells a screen reader which slide the talk has come to.

import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { say } from "../../ui/say.js";

/** Says each slide once. */
export class TurnAnnouncer extends LiveElement {
  #slide = 1;

  connectedCallback() {
    this.hearStage(({ slide }) => {
      if (slide === this.#slide) return;
      this.#slide = slide;
      const title = PresenterData.ours.slide(slide)?.title ?? "";
      this.textContent = say("slides.titled", { number: slide, title });
    });
  }
}

customElements.define("turn-announcer", TurnAnnouncer);
