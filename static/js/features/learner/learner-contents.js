// The element `<learner-contents>`: the talk's parts, what a learner has seen and done of them, and where to go on.

import { partOf } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { countOf, countWords, doneOf } from "./progress.js";
import { Shelf } from "./shelf.js";

/** Marks the contents that the server has written. */
export class LearnerContents extends HTMLElement {
  #shelf = new Shelf();

  connectedCallback() {
    this.#forgetButton.addEventListener("click", () => this.#forget());
    this.#shelf.watch(() => this.#draw());
    window.addEventListener("pageshow", () => this.#draw());
    this.#draw();
  }

  get #forgetButton() {
    return partOf(this, ".contents-forget");
  }

  #draw() {
    this.#drawSlides();
    this.#drawDemos();
    this.#drawParts();
    this.#drawHead();
  }

  #drawSlides() {
    for (const item of slidesOf(this)) {
      const seen = this.#shelf.progress.seen.includes(item.dataset.name ?? "");
      item.classList.toggle("seen", seen);
      const link = item.querySelector("a");
      if (seen && link)
        link.setAttribute("aria-label", say("learning.seen", { title: link.textContent ?? "" }));
    }
  }

  #drawDemos() {
    for (const mark of demosOf(this)) {
      const steps = Number(mark.dataset.steps);
      const done = doneOf(this.#shelf.progress, keyOf(mark)).length;
      mark.classList.toggle("done", done >= steps);
      if (done > 0)
        mark.textContent =
          done >= steps ? say("learning.demo-done") : say("learning.demo-part", { done, steps });
    }
  }

  #drawParts() {
    for (const section of this.querySelectorAll(".contents-part")) {
      const far = this.#count(section);
      const words = section.querySelector(".contents-count");
      if (words && far.seen + far.done > 0) words.textContent = countWords(far);
      section.classList.toggle("done", far.seen === far.slides && far.done === far.demos);
    }
  }

  #drawHead() {
    const { at } = this.#shelf.progress;
    this.#forgetButton.hidden = at === null;
    if (!at) return;
    const item = slidesOf(this).find(({ dataset }) => dataset.name === at.name);
    const slide = item?.dataset.number ?? "1"; // a slide that has gone: from the start
    const way = partOf(this, ".contents-go-on");
    way.setAttribute("href", `${slide}`);
    way.textContent = say("learning.go-on", { slide });
    item?.setAttribute("aria-current", "true");
    const far = countWords(this.#count(this));
    partOf(this, ".contents-far").textContent = say("learning.far", { far });
  }

  /** @param {ParentNode} within */
  #count(within) {
    const names = slidesOf(within).map(({ dataset }) => dataset.name ?? "");
    const demos = demosOf(within).map((mark) => ({
      demo: keyOf(mark),
      steps: Number(mark.dataset.steps),
    }));
    const unique = [...new Map(demos.map((demo) => [demo.demo, demo])).values()];
    return countOf(this.#shelf.progress, names, unique);
  }

  #forget() {
    const button = this.#forgetButton;
    if (button.textContent !== say("learning.again")) {
      button.textContent = say("learning.again");
      return;
    }
    this.#shelf.forget();
    location.reload();
  }
}

/** @param {ParentNode} within */
function slidesOf(within) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll("li[data-name]")]);
}

/** @param {ParentNode} within */
function demosOf(within) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(".contents-demo")]);
}

/** @param {HTMLElement} mark */
function keyOf({ dataset: { demo = "", digest = "" } }) {
  return `${demo}@${digest}`;
}

customElements.define("learner-contents", LearnerContents);
