// The element `<talk-end>`: the button that ends the talk, there while somebody presents.

import { LiveElement } from "../../net/live-element.js";
import { confirm } from "../../ui/confirm.js";
import { say } from "../../ui/say.js";
import { toast } from "../../ui/toast.js";

/** Asks first; where the talk stands is kept, and the next press takes it up again. */
export class TalkEnd extends LiveElement {
  #live = false;

  connectedCallback() {
    this.hearStage(({ live }) => {
      if (this.#live && !live) toast(say("presenting.ended"));
      this.#live = live;
      this.hidden = !live;
    });
  }

  /** End the talk, once whoever pressed has said that it is meant. */
  ask() {
    const [question, yes] = [say("presenting.ask-end"), say("presenting.yes-end")];
    const words = { question, yes, no: say("presenting.no-end") };
    if (this.#live) confirm(words, () => this.drive("end", {}));
    else toast(say("presenting.nothing-to-end"));
  }
}

customElements.define("talk-end", TalkEnd);
