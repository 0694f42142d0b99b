// Going to a slide by its number: digits, shown as they are typed, until Enter says that they are whole.

import { written } from "./key-list.js";
import { isSign } from "./letters.js";
import { make } from "./parts.js";
import { sayWith } from "./say.js";

const MOST_DIGITS = 4;

/**
 * Take one key into a number being typed. Pure.
 * @param {string | null} typed null when none is being typed, "" when one was asked for
 * @param {string} key
 * @returns {{typed: string | null, go?: number, used: boolean}} `used`: the key means nothing else
 */
export function typedNumber(typed, key) {
  if (/^[0-9]$/.test(key)) return { typed: ((typed ?? "") + key).slice(-MOST_DIGITS), used: true };
  if (typed === null) return { typed, used: false };
  if (key === "Backspace") return { typed: typed.slice(0, -1) || null, used: true };
  if (key === "Enter" && typed) return { typed: null, go: Number(typed), used: true };
  if (key === "Enter" || key === "Escape") return { typed: null, used: true };
  return {
    typed: key.length === 1 || /^(Arrow|Page|Home|End)/.test(key) ? null : typed,
    used: false,
  };
}

/** Watches the keyboard for a slide's number, and shows it. */
export class Jump {
  /**
   * @param {(slide: number) => void} go
   * @param {() => boolean} [letters] whether keys that write a sign mean something
   */
  constructor(go, letters = () => true) {
    this.go = go;
    this.letters = letters;
    /** @type {string | null} */
    this.typed = null;
    this.sign = make("output", "jump");
    this.sign.hidden = true;
    document.body.append(this.sign);
    document.addEventListener("keydown", (event) => this.#press(event), { capture: true });
  }

  /** Ask for a number. */
  ask() {
    this.#show("");
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const busy = "input, textarea, dialog, [data-keyboard='taken']";
    const elsewhere = event.target instanceof Element && event.target.closest(busy);
    if (elsewhere || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isSign(event.key) && !this.letters()) return;
    const { typed, go, used } = typedNumber(this.typed, event.key);
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (typed !== this.typed) this.#show(typed);
    if (go !== undefined) this.go(go);
  }

  /** @param {string | null} typed */
  #show(typed) {
    this.typed = typed;
    this.sign.hidden = typed === null;
    const [number, enter] = [make("b", "", typed || "…"), make("kbd", "", written("Enter"))];
    this.sign.replaceChildren(...sayWith("slides.jump", { number, enter }));
  }
}
