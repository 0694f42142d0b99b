// The element `<talk-faults>`: what is wrong with a file just saved, over the slide, until it is mended.

import { LiveElement } from "../../net/live-element.js";
import { make, makeButton } from "../../ui/parts.js";
import { say } from "../../ui/say.js";

/** Shows faults one below the other; put away, it comes again with the next one that is another. */
export class TalkFaults extends LiveElement {
  connectedCallback() {
    this.hidden = true;
    this.hear("faults", ({ faults }) => this.#draw(faults));
  }

  /** @param {readonly string[]} faults */
  #draw(faults) {
    this.hidden = faults.length === 0;
    const list = make("ul", "faults-list");
    list.append(...faults.map((fault) => make("li", "", fault)));
    const away = makeButton(
      say("faults.away"),
      () => this.toggleAttribute("hidden", true),
      "quiet",
    );
    this.replaceChildren(make("h2", "", say("faults.title")), list, away);
  }
}

customElements.define("talk-faults", TalkFaults);
