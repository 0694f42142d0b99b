// The element `<connection-line lost refused>`: whether this page is connected, and what to do where it is not.

import { connection } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { say } from "../../ui/say.js";
import { toast } from "../../ui/toast.js";

/** Says how the connection is doing; the sentences for `lost` and `refused` are the page's own. */
export class ConnectionLine extends LiveElement {
  connectedCallback() {
    const words = {
      on: say("presenting.connected"),
      trying: say("presenting.connecting"),
      lost: this.getAttribute("lost") ?? "",
      refused: this.getAttribute("refused") ?? "",
    };
    this.hear("line", (line) => {
      this.textContent = words[line];
      this.dataset.line = line;
      const { refusal } = connection();
      if (line === "lost" && refusal) toast(refusal, "bad");
    });
  }
}

customElements.define("connection-line", ConnectionLine);
