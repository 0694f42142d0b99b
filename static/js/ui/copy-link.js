// The element `<copy-link data-link="…">`: a button that copies a link, or a command, where a page may use the clipboard.

import { partOf } from "./parts.js";
import { say } from "./say.js";

/** Shows its button where it does something, and says when it has. */
export class CopyLink extends HTMLElement {
  connectedCallback() {
    const button = partOf(this, "button");
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.dataset.link ?? "");
      partOf(this, "[role=status]").textContent = say("talk.copied");
    });
  }
}

customElements.define("copy-link", CopyLink);
