// The element `<people-count>`: how many are here, without names.

import { LiveElement } from "../../net/live-element.js";
import { say } from "../../ui/say.js";

/** Counts those who are here, and where there is room for it those who follow. */
export class PeopleCount extends LiveElement {
  connectedCallback() {
    this.hear("people", ({ count, following, refused }) => {
      const follow = count > 0 ? say("presenting.following", { following }) : "";
      this.write("count", String(count));
      this.write(
        "following",
        refused > 0 ? say("presenting.refused", { following: follow, refused }) : follow,
      );
    });
  }
}

customElements.define("people-count", PeopleCount);
