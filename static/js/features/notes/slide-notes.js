// The element `<slide-notes kept least most usual>`: the notes, as large as the presenter's eyes want them.

import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { keep, kept } from "../../ui/storage.js";

const BY = 0.15; // rem

/** Shows the present slide's notes; `kept` names where their size is kept, which is from `least` to `most` rem. */
export class SlideNotes extends LiveElement {
  #slide = 0;
  #shown = "";
  #size = 0;

  connectedCallback() {
    this.#take(Number(kept(this.#keptAs)) || this.#limit("usual"));
    this.hearStage(({ slide }) => this.#draw(slide));
    this.follow(PresenterData.ours, "change", () => this.#draw(this.#slide));
  }

  /** Make them larger or smaller, in this browser ever after. @param {1 | -1} way */
  resize(way) {
    const wanted = this.#size + way * BY;
    this.#take(Math.min(this.#limit("most"), Math.max(this.#limit("least"), wanted)));
    keep(this.#keptAs, String(this.#size));
  }

  get #keptAs() {
    return this.getAttribute("kept") ?? "";
  }

  /** @param {"least" | "most" | "usual"} name */
  #limit(name) {
    return Number(this.getAttribute(name));
  }

  /** @param {number} size */
  #take(size) {
    this.#size = size;
    this.find("words").style.fontSize = `${size}rem`;
  }

  /** @param {number} slide */
  #draw(slide) {
    this.#slide = slide;
    const data = PresenterData.ours;
    if (data.version === "") return;
    this.write("title", data.slide(slide)?.title ?? "");
    this.#show(data.notes(slide));
  }

  /** Show notes, from their beginning when they are others. @param {string} html */
  #show(html) {
    const wanted = `${this.#slide} ${html}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    const words = this.find("words");
    words.classList.toggle("none", html === "");
    words.innerHTML = html;
    if (!html) words.append(make("p", "", say("presenting.no-notes")));
    words.closest("[data-scrolls]")?.scrollTo(0, 0);
  }
}

customElements.define("slide-notes", SlideNotes);
