// The element `<open-picture kind="…">`: on a slide that has no demo of its own, a picture of whichever is on.

import "../../picture/demo-picture.js";
import { connection } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { elementOf } from "../../ui/parts.js";
import { Watched } from "./watched.js";

/** @import { Stage } from "../../net/protocol.d.ts" */

/** Watches the demo that is on, and keeps the last picture when it ends; in a preview it stays empty. */
export class OpenPicture extends LiveElement {
  /** @type {Watched | null} */
  #watched = null;

  connectedCallback() {
    if (this.hasAttribute("still")) return;
    this.#watched = new Watched(connection(), () => this.#draw());
    this.#follow(connection().stage);
    this.hearStage((stage) => this.#follow(stage));
    this.hear("line", (line) => line === "on" && this.#watched?.catchUp());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watched?.leave();
  }

  /** @param {Stage | null} stage */
  #follow(stage) {
    const [open] = Object.keys(stage?.shows ?? {});
    if (open) this.#watched?.watch(open);
  }

  #draw() {
    const { pictures } = this.#watched?.show ?? {};
    if (pictures) elementOf(this, "demo-picture").show(pictures);
  }
}

customElements.define("open-picture", OpenPicture);
