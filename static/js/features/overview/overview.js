// All slides at a glance, to find one and go there: by eye, by arrow keys, or by a word on it.

import { say } from "../../ui/say.js";
import { toggleSheet } from "../../ui/sheet.js";
import { find, stepTo } from "./find.js";
import { DrawnInTurn, makeLeaf, makeParts } from "./leaves.js";

/** @import { Deck } from "../../deck/deck.js" */

/** The view of all slides. */
export class Overview {
  /**
   * @param {Deck} deck
   * @param {(slide: number) => void} go
   * @param {(slide: number) => string} [notes] what else belongs to a slide's words
   * @param {HTMLElement} [place] where it stands in the page
   */
  constructor(deck, go, notes = () => "", place = document.body) {
    this.deck = deck;
    this.go = go;
    this.notes = notes;
    this.version = "";
    /** @type {number[]} */
    this.found = [];
    this.drawing = new DrawnInTurn(deck);
    /** @type {string[]} what each slide says, once somebody searches */
    this.texts = [];
    this.chosen = 1;
    this.parts = makeParts(place);
    this.seen = new IntersectionObserver((seen) => this.#draw(seen), { rootMargin: "50%" });
    this.parts.field.addEventListener("input", () => this.#search());
    this.parts.dialog.addEventListener("keydown", (event) => this.#press(event));
    this.parts.dialog.addEventListener("click", (event) => this.#tap(event));
  }

  /** Open it, or close it. @param {{searching?: boolean}} [how] */
  toggle({ searching = false } = {}) {
    const { dialog, field } = this.parts;
    this.#fill();
    field.value = "";
    this.#search();
    toggleSheet(dialog);
    if (!dialog.open) return;
    this.#choose(this.deck.at.slide, true, "center");
    if (searching) field.focus();
  }

  #fill() {
    if (this.version === this.deck.version && this.#leaves().length > 0) return;
    this.version = this.deck.version;
    this.seen.disconnect();
    this.drawing.forget();
    this.texts = [];
    const items = this.deck.sections.map((section) => {
      const item = makeLeaf(section);
      this.seen.observe(item);
      return item;
    });
    this.parts.list.replaceChildren(...items);
  }

  /** @param {IntersectionObserverEntry[]} seen */
  #draw(seen) {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      this.drawing.add(/** @type {HTMLElement} */ (target));
      this.seen.unobserve(target);
    }
  }

  #search() {
    const { field, count } = this.parts;
    const { sections } = this.deck;
    this.found = field.value ? find(this.#words(), field.value) : sections.map((_, at) => at + 1);
    const there = new Set(this.found);
    for (const leaf of this.#leaves()) {
      const item = /** @type {HTMLElement} */ (leaf.parentElement);
      item.hidden = !there.has(Number(leaf.dataset.slide));
    }
    const all = this.found.length === sections.length;
    const found = this.found.length;
    count.textContent = say(all ? "slides.count" : "overview.found", { count: found });
    if (field.value) this.#choose(this.found[0] ?? 0, false);
  }

  /** All that may be searched for; reading hundreds of slides is left until somebody does. */
  #words() {
    if (this.texts.length === 0)
      this.texts = this.deck.sections.map(
        ({ dataset, textContent }) => `${dataset.title} ${textContent}`,
      );
    return this.texts.map((text, at) => ({
      number: at + 1,
      text: `${text} ${this.notes(at + 1)}`,
    }));
  }

  /**
   * @param {number} slide
   * @param {boolean} focus
   * @param {ScrollLogicalPosition} [place]
   */
  #choose(slide, focus, place = "nearest") {
    this.chosen = slide;
    for (const leaf of this.#leaves()) {
      const number = Number(leaf.dataset.slide);
      leaf.classList.toggle("chosen", number === slide);
      leaf.toggleAttribute("data-here", number === this.deck.at.slide);
      leaf.setAttribute("aria-current", String(number === this.deck.at.slide));
      if (number !== slide) continue;
      leaf.scrollIntoView({ block: place });
      if (focus) leaf.focus({ preventScroll: true });
    }
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { dialog, field } = this.parts;
    const searching = event.target === field;
    const walks = searching ? /^Arrow(Up|Down)$/ : /^(Arrow|Home|End)/;
    if (event.key === "Enter") this.#leave(this.chosen);
    else if (event.key === "Escape" || (event.key === "o" && !searching)) dialog.close();
    else if (event.key === "/" && !searching) field.focus();
    else if (walks.test(event.key)) this.#walk(event.key, !searching);
    else return;
    event.preventDefault();
  }

  /**
   * @param {string} key
   * @param {boolean} focus
   */
  #walk(key, focus) {
    const across = getComputedStyle(this.parts.list).gridTemplateColumns.split(" ").length;
    this.#choose(stepTo(this.found, this.chosen, key, across), focus);
  }

  /** @param {MouseEvent} event */
  #tap(event) {
    const at = event.target instanceof Element ? event.target.closest("[data-slide]") : null;
    if (at instanceof HTMLElement) this.#leave(Number(at.dataset.slide));
  }

  /** @param {number} slide */
  #leave(slide) {
    this.parts.dialog.close();
    if (slide) this.go(slide);
  }

  #leaves() {
    return /** @type {NodeListOf<HTMLElement>} */ (
      this.parts.list.querySelectorAll("[data-slide]")
    );
  }
}
