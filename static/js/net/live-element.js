// What the talk's own elements have in common: each finds its parts inside itself, and hears the talk while it is there.

import { partOf } from "../ui/parts.js";
import { ask } from "./ask.js";
import { connection } from "./connection.js";

/** @import { Heard } from "./connection.js" */
/** @import { Commands, Message, Stage } from "./protocol.d.ts" */
/** @typedef {<M extends Message>(message: M, content: Commands[M]) => unknown} Drive how what is pressed is sent */

/** An element that owns a piece of a page; where it stands, and what it is made of, the template says. */
export class LiveElement extends HTMLElement {
  /** @type {(() => void)[]} what ends when it leaves the page */
  #ends = [];

  /** Sends what is pressed here; a page may have its own way. @type {Drive} */
  drive = ask;

  /** Say whether it has a part of this name: the same element may show less on another page. @param {string} name */
  has(name) {
    return this.querySelector(`[data-part="${name}"]`) !== null;
  }

  /**
   * Give its part of this name, as the template calls it with `data-part`.
   * @param {string} name
   * @returns {HTMLElement}
   */
  find(name) {
    return partOf(this, `[data-part="${name}"]`);
  }

  /**
   * Write words into a part, if it has it and they are others.
   * @param {string} name
   * @param {string} words
   */
  write(name, words) {
    if (this.has(name) && this.find(name).textContent !== words)
      this.find(name).textContent = words;
  }

  /**
   * Call back whenever this message is heard, while it is in the page.
   * @template {keyof Heard} N
   * @param {N} name
   * @param {(content: Heard[N]) => void} heard
   */
  hear(name, heard) {
    this.#ends.push(connection().hear(name, heard));
  }

  /** Hear where the talk stands: at connecting, and whenever it has moved. @param {(stage: Stage) => void} heard */
  hearStage(heard) {
    this.hear("welcome", ({ stage }) => heard(stage));
    this.hear("stage", heard);
  }

  /**
   * Call back on an event of something else on the page, while it is in the page itself.
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: Event) => void} heard
   */
  follow(target, type, heard) {
    target.addEventListener(type, heard);
    this.#ends.push(() => target.removeEventListener(type, heard));
  }

  /**
   * Do something again and again, while it is in the page.
   * @param {number} milliseconds
   * @param {() => void} act
   */
  every(milliseconds, act) {
    const timer = setInterval(act, milliseconds);
    this.#ends.push(() => clearInterval(timer));
  }

  disconnectedCallback() {
    for (const end of this.#ends.splice(0)) end();
  }
}
