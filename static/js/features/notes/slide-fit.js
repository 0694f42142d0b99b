// The element `<slide-fit>`: tells whoever presents that the slide at hand was made smaller to fit, and where it is written.

import { toldOf } from "../../deck/fitted.js";
import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";

/** @import { Fitted, Told } from "../../deck/fitted.js" */

/** Says it as long as the slide stands, in the words that `check` has for it. */
export class SlideFit extends LiveElement {
  #slide = 0;
  /** @type {Told | null} */
  #told = null;

  connectedCallback() {
    this.hearStage(({ slide }) => {
      this.#slide = slide;
      this.#draw();
    });
    this.follow(PresenterData.ours, "change", () => this.#draw());
  }

  /** Hear how each slide fits that is put into a frame. @param {HTMLElement} frame */
  watch(frame) {
    this.follow(frame, "fitted", (event) => {
      this.#told = toldOf(/** @type {CustomEvent<Fitted>} */ (event).detail);
      this.#draw();
    });
  }

  #draw() {
    const place = PresenterData.ours.place(this.#slide);
    const { severity = "", sentence = "", remedy = "" } = this.#told ?? {};
    this.hidden = this.#told === null;
    this.dataset.severity = severity;
    this.title = remedy;
    this.write("words", sentence && [place, sentence].filter(Boolean).join(": "));
  }
}

customElements.define("slide-fit", SlideFit);
