// The element `<talk-end>`: the button that ends the talk, there while somebody presents.

import { LiveElement } from "../../net/live-element.js";
import { confirm } from "../../ui/confirm.js";
import { toast } from "../../ui/toast.js";

const ASKED = Object.freeze({
  question: "End the talk? Whoever learns alone may then run the demos.",
  yes: "End it",
  no: "Go on",
});

/** Asks first; where the talk stands is kept, and the next press takes it up again. */
export class TalkEnd extends LiveElement {
  #live = false;

  connectedCallback() {
    this.hearStage(({ live }) => {
      if (this.#live && !live) toast("The talk has ended. The next press takes it up again.");
      this.#live = live;
      this.hidden = !live;
    });
  }

  /** End the talk, once whoever pressed has said that it is meant. */
  ask() {
    if (this.#live) confirm(ASKED, () => this.drive("end", {}));
    else toast("Nobody is presenting, so there is nothing to end.");
  }
}

customElements.define("talk-end", TalkEnd);
