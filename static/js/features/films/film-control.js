// The element `<film-control>`: plays and stops the films of the talk's slide for everybody.

import { LiveElement } from "../../net/live-element.js";
import { make, makeButton } from "../../ui/parts.js";
import { say } from "../../ui/say.js";

/** @import { Films } from "../../net/protocol.d.ts" */

/** A button that is there while the slide has a film. */
export class FilmControl extends LiveElement {
  /** @type {Films} */
  #told = { slide: 0, films: [] };
  #slide = 0;
  #button = makeButton("", () => this.toggle());

  connectedCallback() {
    this.append(this.#button);
    this.hear("films", (films) => {
      this.#told = films;
      this.#draw();
    });
    this.hearStage(({ slide }) => {
      this.#slide = slide;
      this.#draw();
    });
    this.#draw();
  }

  /** Stop what plays, else let all go on; nothing happens where there is no film. */
  toggle() {
    const { slide, films } = this.#told;
    if (!this.#here) return;
    const action = films.some(({ playing }) => playing) ? "pause" : "play";
    this.drive("film", { slide, action });
  }

  get #here() {
    return this.#told.films.length > 0 && this.#told.slide === this.#slide;
  }

  /** The key that does the same, where there are keys. */
  #key() {
    return this.hasAttribute("key") ? [" ", make("kbd", "", this.getAttribute("key") ?? "")] : [];
  }

  #draw() {
    this.hidden = !this.#here;
    const plays = this.#told.films.some(({ playing }) => playing);
    const words = this.#told.films.length > 1 ? wordsForAll(plays) : wordsForOne(plays);
    if (this.#button.firstChild?.textContent !== words)
      this.#button.replaceChildren(words, ...this.#key());
  }
}

/** @param {boolean} plays */
function wordsForAll(plays) {
  return say(plays ? "film-control.stop-all" : "film-control.play-all");
}

/** @param {boolean} plays */
function wordsForOne(plays) {
  return say(plays ? "film-control.stop" : "film-control.play");
}

customElements.define("film-control", FilmControl);
