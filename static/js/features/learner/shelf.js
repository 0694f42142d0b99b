// Where a browser keeps a learner's progress: one place for each deck, shared by all of its pages.

import { keep, kept } from "../../ui/storage.js";
import { nothingYet, readProgress } from "./progress.js";

/** @import { Progress } from "./progress.js" */

/** Keeps a deck's progress; in a browser that keeps nothing it lasts as long as the page. */
export class Shelf {
  constructor() {
    this.place = `quarterdeck-learner-${document.body.dataset.shelf}`;
    /** @type {Progress} */
    this.progress = nothingYet();
    this.#look();
  }

  /** @param {(progress: Progress) => Progress} change */
  change(change) {
    this.#look();
    this.progress = change(this.progress);
    keep(this.place, JSON.stringify(this.progress));
  }

  /** Forget everything. */
  forget() {
    this.change(nothingYet);
  }

  /** Call back when another page of this browser has changed the progress. @param {() => void} changed */
  watch(changed) {
    window.addEventListener("storage", (event) => {
      if (event.key !== this.place) return;
      this.#look();
      changed();
    });
  }

  #look() {
    const text = kept(this.place);
    if (text !== null) this.progress = readProgress(text);
  }
}
