// The element `<way-back>`: the button that leads whoever went their own way back to the talk.

import { partOf } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { BesideSlide } from "./beside-slide.js";
import { wayBack } from "./follow.js";

/** Offers the way back where there is one. */
export class WayBack extends BesideSlide {
  /** @override */
  connectedCallback() {
    super.connectedCallback();
    partOf(this, "button").addEventListener("click", () => this.reader.comeBack());
  }

  /** @override */
  draw() {
    const way = wayBack(this.reader.follow);
    const button = partOf(this, "button");
    button.hidden = way === null;
    if (way)
      button.textContent = way.here
        ? say("slides.follow")
        : say("slides.back-to", { slide: way.slide });
  }
}

customElements.define("way-back", WayBack);
