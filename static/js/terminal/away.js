// What stands in the place of the button that runs a demo where a learner's machine lacks an engine: which, and what to do.

import { make } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { missingWords } from "./words.js";

/** @import { Panel } from "./panel.js" */

/** Knows whether a learner can run the demo of a panel for real. Who presents is told at the desk, and offered all the same. */
export class Away {
  #place = make("p", "demo-away");

  /** @param {Panel} panel whose lesson says the same, for those who hear it */
  constructor(panel) {
    this.panel = panel;
    panel.parts.actions.prepend(this.#place);
  }

  /** What keeps a learner from running it, and what to do about it; "" where nothing does, or it runs already. */
  get why() {
    const { alone, viewing, element, connection } = this.panel;
    if (!alone || (viewing.isOn && !viewing.isTape)) return "";
    return missingWords(
      element.dataset.needs?.split(" ").filter(Boolean) ?? [],
      connection.engines,
    );
  }

  draw() {
    const why = this.panel.viewing.isTape ? "" : this.why;
    const words = why && this.panel.tape ? say("demo.away", { why }) : why;
    if (this.#place.textContent !== words) this.#place.textContent = words;
  }
}
