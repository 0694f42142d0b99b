// The element `<slide-count>`: which slide the talk is at, of how many.

import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";

/** Counts the talk's slides. */
export class SlideCount extends LiveElement {
  connectedCallback() {
    this.hearStage(({ slide }) => this.write("number", String(slide)));
    this.follow(PresenterData.ours, "change", () => {
      this.write("total", String(PresenterData.ours.slides.length));
    });
  }

  /** How many there are, as the server has said last. */
  get total() {
    return Number(this.find("total").textContent);
  }
}

customElements.define("slide-count", SlideCount);
