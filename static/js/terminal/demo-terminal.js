// The element `<demo-terminal name="…">`: while it is in the page it watches its demo's show.

import { connection, isOwner } from "../net/connection.js";
import { Panel } from "./panel.js";
import { Troubles } from "./troubles.js";

/** @import { Events, Show } from "../net/protocol.d.ts" */

/** A demo on a slide. With the attribute `still` it is a picture of itself, for previews. */
export class DemoTerminal extends HTMLElement {
  /** @type {Panel | null} */
  panel = null;
  #connection = connection();
  #asking = false;
  /** @type {(() => void)[]} */
  #ends = [];

  connectedCallback() {
    if (this.hasAttribute("still") || !this.querySelector(".demo-steps")) return;
    this.panel = new Panel(this, this.#connection, isOwner());
    this.#ends = [
      this.#connection.hear("line", (line) => line === "on" && this.#watch()),
      this.#connection.hear("show", (show) => this.#redraw(show)),
      this.#connection.hear("welcome", () => this.panel?.draw()),
      this.#connection.hear("engines", () => this.panel?.draw()),
      this.#connection.hear("events", (events) => this.#take(events)),
    ];
    const redraw = () => this.panel?.draw();
    Troubles.ours.addEventListener("change", redraw);
    this.#ends.push(() => Troubles.ours.removeEventListener("change", redraw));
    if (this.#connection.line === "on") this.#watch();
  }

  disconnectedCallback() {
    if (!this.panel) return;
    for (const end of this.#ends) end();
    this.#connection.ask("unwatch", { demo: this.panel.name });
    this.panel.leave();
    this.panel = null;
  }

  /** Ask for what is missing: events past the last one seen, or the whole picture, which comes as news. */
  async #watch() {
    if (!this.panel || this.#asking) return;
    this.#asking = true;
    const { name, viewing } = this.panel;
    const { run, number } = viewing.show;
    const known = run && !viewing.isTape ? { run, after: number } : {};
    const answer = await this.#connection.ask("watch", { demo: name, apart: true, ...known });
    this.#asking = false;
    if (!answer.ok) return;
    if (run && answer.events) this.#take({ demo: name, run, events: answer.events });
  }

  /** @param {Show} show */
  #redraw(show) {
    if (show.demo === this.panel?.name && !this.panel.redraw(show)) this.#watch();
  }

  /** @param {Events} message */
  #take(message) {
    if (!this.panel || message.demo !== this.panel.name) return;
    if (!this.panel.viewing.take(message)) this.#watch();
    else if (message.events.some(({ type }) => type !== "output")) this.panel.draw();
  }
}

customElements.define("demo-terminal", DemoTerminal);
