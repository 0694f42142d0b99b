// The element `<room-health>`: how the room fares, in one word and the figure behind it.

import { LiveElement } from "../../net/live-element.js";
import { healthFigure, healthMeaning, healthWord } from "./health-words.js";

/** Says it once there is somebody in the room. */
export class RoomHealth extends LiveElement {
  #people = 0;

  connectedCallback() {
    this.hear("health", (health) => {
      this.dataset.state = health.state;
      this.title = healthMeaning(health);
      this.write("state", healthWord(health));
      this.write("figure", healthFigure(health));
      this.#show();
    });
    this.hear("people", ({ count }) => {
      this.#people = count;
      this.#show();
    });
  }

  #show() {
    this.hidden = this.#people === 0 || !this.dataset.state;
  }
}

customElements.define("room-health", RoomHealth);
