// Every slide of the talk, fetched once, so that a page turns them at once.

import { fetchText } from "../net/fetching.js";
import { inLanguage } from "../net/in-language.js";
import { underWay } from "../ui/settled.js";
import { showBuild } from "./builds.js";
import { draw } from "./figures.js";
import { fit } from "./fit.js";
import { standOut } from "./on-picture.js";
import { clamp } from "./position.js";
import { wear } from "./theme.js";
import { turn } from "./turning.js";

/** @import { At } from "./position.js" */
/** @import { Outline } from "./position.js" */

/** The slides of the talk, of which one at a time stands in the page's frame. */
export class Deck {
  /** @param {HTMLElement} frame where the slide stands; the server may have put one there */
  constructor(frame) {
    this.frame = frame;
    /** @type {HTMLElement[]} */
    this.sections = [];
    this.version = ""; // of what was fetched last
    const { number = 1, builds = 0 } = this.section?.dataset ?? {};
    /** @type {At} the whole of the slide that the server has put there */
    this.at = { slide: Number(number), build: Number(builds) };
    new ResizeObserver(() => this.#refit()).observe(frame);
    if (this.section) draw(this.section, () => this.#refit());
    underWay(document.fonts.ready).then(() => this.#refit());
    document.fonts.addEventListener("loadingdone", () => this.#refit()); // a slide may be the first with a sign of it
  }

  /** The slide in the frame. */
  get section() {
    return /** @type {HTMLElement | null} */ (this.frame.querySelector(":scope > .slide"));
  }

  /** How many builds each slide has; empty until fetched. @returns {Outline} */
  get outline() {
    return this.sections.map((section) => Number(section.dataset.builds));
  }

  /** Fetch all slides, again if they were there, and show the present one anew if it has changed. */
  async fetch() {
    const answer = await fetchText(this.version ? inLanguage("slides") : addressOfFirst());
    this.version = /"([^":]+)/.exec(answer.headers.get("ETag") ?? "")?.[1] ?? "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    wear(page);
    const before = this.sections[this.at.slide - 1]?.outerHTML;
    this.sections = /** @type {HTMLElement[]} */ ([...page.querySelectorAll("section.slide")]);
    const changed = before !== undefined && before !== this.sections[this.at.slide - 1]?.outerHTML;
    if (changed) this.section?.remove();
    this.show(this.at);
  }

  /**
   * Show a slide at a build; a position that does not exist is brought to the nearest.
   * @param {At} wanted
   */
  show(wanted) {
    this.at = this.sections.length > 0 ? clamp(this.outline, wanted) : wanted;
    const { slide, build } = this.at;
    if (Number(this.section?.dataset.number) !== slide) this.#put(slide);
    if (Number(this.section?.dataset.number) === slide && this.section)
      showBuild(this.section, build);
  }

  /**
   * Give a still copy of a slide at a build, for a preview; its demos are not performed.
   * @param {At} at
   * @returns {HTMLElement | null}
   */
  still(at) {
    const section = this.sections[at.slide - 1];
    if (!section) return null;
    const copy = /** @type {HTMLElement} */ (section.cloneNode(true)); // of a page without scripts
    for (const live of copy.querySelectorAll("demo-terminal, open-picture"))
      live.setAttribute("still", "");
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
    showBuild(copy, at.build);
    draw(copy);
    return copy;
  }

  /**
   * Put a slide into the frame, if it has been fetched.
   * @param {number} slide
   */
  #put(slide) {
    const section = this.sections[slide - 1];
    if (!section) return;
    const copy = document.importNode(section, true);
    const before = this.#gone();
    if (this.section) this.section.replaceWith(copy);
    else this.frame.prepend(copy); // below whatever lies over the slide
    if (before) turn(before, copy, Number(before.dataset.number) > slide);
    this.frame.dispatchEvent(new Event("turned")); // what a slide is equipped with is fitted with it
    draw(copy, () => this.#refit());
    this.#refit();
    this.#expect(slide + 1);
  }

  /** A copy of the slide in the frame, as it is just before another takes its place; null for none. */
  #gone() {
    const { number, build } = this.section?.dataset ?? {};
    return number ? this.still({ slide: Number(number), build: Number(build ?? 0) }) : null;
  }

  #refit() {
    if (!this.section?.isConnected) return;
    const fitted = fit(this.section);
    standOut(this.section);
    this.frame.dispatchEvent(new CustomEvent("fitted", { detail: fitted }));
  }

  /**
   * Have a slide's pictures fetched before they are needed.
   * @param {number} slide
   */
  #expect(slide) {
    for (const picture of this.sections[slide - 1]?.querySelectorAll("img") ?? []) {
      new Image().src = picture.getAttribute("src") ?? "";
    }
  }
}

/** Give the address of the slides as they were when this page was made, which a browser may have from its last visit. */
function addressOfFirst() {
  const { deck } = document.documentElement.dataset;
  const address = inLanguage("slides");
  return deck ? `${address}${address.includes("?") ? "&" : "?"}v=${deck}` : address;
}
