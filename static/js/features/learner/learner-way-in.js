// The element `<learner-way-in>`: on a page that nobody presents to, the way in for whoever came to learn.

import { BesideSlide } from "../../deck/beside-slide.js";
import { makeButton, partOf } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { Shelf } from "./shelf.js";

/** A card that offers to go on where one left off; once somebody presents, or one has gone somewhere, there is none. */
export class LearnerWayIn extends BesideSlide {
  /** @override */
  connectedCallback() {
    const shut = makeButton("×", () => this.remove(), "quiet way-in-shut");
    shut.setAttribute("aria-label", say("talk.close"));
    partOf(this, ".way-in").append(shut);
    super.connectedCallback();
  }

  /** @override */
  draw() {
    const { following, stage } = this.reader.follow;
    if (!following || stage?.live) return this.remove();
    const { at } = new Shelf().progress;
    const way = partOf(this, "a");
    if (!at) return;
    way.setAttribute("href", `${at.slide}`);
    way.textContent = say("learning.go-on", { slide: at.slide });
  }
}

customElements.define("learner-way-in", LearnerWayIn);
