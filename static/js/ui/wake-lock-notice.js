// The element `<wake-lock-notice>`: keeps a phone's screen on, and says so where that cannot be, until whoever holds it
// has read what to do.

import { WakeLock } from "./wake-lock.js";

/** A notice that unfolds; folded again, it has been read. */
export class WakeLockNotice extends HTMLElement {
  #read = false;

  connectedCallback() {
    const details = this.querySelector("details");
    const lock = new WakeLock((held) => {
      this.hidden = held || this.#read;
    });
    lock.keep(true);
    details?.addEventListener("toggle", () => {
      this.#read ||= !details.open;
      this.hidden ||= this.#read;
    });
  }
}

customElements.define("wake-lock-notice", WakeLockNotice);
