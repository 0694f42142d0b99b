// Keeping a phone's screen on while its page is looked at, where the browser allows that: on https, and on localhost.

/** Holds the screen on while that is wanted and the page is seen; a hidden page lets go by itself. */
export class WakeLock {
  #wanted = false;
  /** @type {WakeLockSentinel | null} */
  #lock = null;

  /** @param {(held: boolean) => void} [tell] called whenever the screen is kept, or no longer, while it is to be */
  constructor(tell = () => {}) {
    this.tell = tell;
    document.addEventListener("visibilitychange", () => this.#hold());
  }

  /** Keep the screen on from now on, or let it go. @param {boolean} on */
  keep(on) {
    this.#wanted = on;
    this.#hold();
  }

  async #hold() {
    if (!this.#wanted) {
      this.#lock?.release();
      this.#lock = null;
    } else if (!document.hidden && (!this.#lock || this.#lock.released)) {
      this.#lock = await ask();
      this.#lock?.addEventListener("release", () => this.#released()); // such as a low battery
      this.tell(this.#lock !== null);
    }
  }

  #released() {
    if (this.#wanted && !document.hidden) this.tell(false);
  }
}

/** Say whether this is a phone or a tablet: what goes to sleep in a hand. */
export function isHandheld() {
  return matchMedia("(pointer: coarse)").matches;
}

async function ask() {
  try {
    return await navigator.wakeLock.request("screen");
  } catch {
    return null; // there is none on http, and a browser may refuse
  }
}
