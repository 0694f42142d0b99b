// A log that nobody sees, and a screen reader reads out: each sentence once, after what it says just now.

import { make } from "./parts.js";

const KEPT = 6; // sentences: none goes before it is read

/** Where sentences are told; whoever makes it puts its `element` on the page before there is anything to tell. */
export class ToldLog {
  constructor() {
    this.element = make("div", "unseen");
    this.element.setAttribute("role", "log");
  }

  /** Tell a sentence, unless it is empty: at once, or when what lies over the page is closed. @param {string} sentence */
  tell(sentence) {
    if (!sentence) return;
    const over = document.querySelector("dialog[open]");
    if (over) return over.addEventListener("close", () => this.tell(sentence), { once: true });
    this.element.append(make("p", "", sentence));
    while (this.element.childElementCount > KEPT) this.element.firstElementChild?.remove();
  }
}
