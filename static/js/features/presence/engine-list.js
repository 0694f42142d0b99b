// The element `<engine-list>`: which engines answer, and what is wrong with those that do not.

import { LiveElement } from "../../net/live-element.js";
import { capital } from "../../terminal/words.js";
import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";

/** @import { Engine } from "../../net/protocol.d.ts" */

/** Lists the engines. */
export class EngineList extends LiveElement {
  connectedCallback() {
    this.hear("welcome", ({ engines }) => this.#draw(engines ?? {}));
    this.hear("engines", (engines) => this.#draw(engines));
  }

  /** @param {Record<string, Engine>} engines */
  #draw(engines) {
    this.find("engines").replaceChildren(...Object.entries(engines).map(itemOf));
  }
}

/** @param {[string, Engine]} engine with its name */
function itemOf([name, { found, version, problem }]) {
  const engine = capital(name);
  const words = found
    ? `${engine} ${version ?? ""}`
    : say("presenting.recordings-only", { engine });
  const item = make("li", found ? "found" : "missing", words);
  if (problem) {
    item.title = problem;
    item.append(make("span", "unseen", say("presenting.engine-problem", { problem })));
  }
  return item;
}

customElements.define("engine-list", EngineList);
