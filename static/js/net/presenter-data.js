// What the presenter's pages know of the talk beside where it stands: the outline, the notes, the plan, and how long
// demos took in rehearsal.

import { underWay } from "../ui/settled.js";
import { toast } from "../ui/toast.js";
import { connection } from "./connection.js";
import { fetchText } from "./fetching.js";
import { inLanguage } from "./in-language.js";

/** @import { Connection } from "./connection.js" */
/** @typedef {{number: number, title: string, builds: number, demos: string[], poll: string[] | null}} Slide `poll`: what may be answered */
/** @typedef {{budget: number | null, ends: number[]}} Plan seconds in all, and at which each slide is to be done */

/** Fetches it, again after the deck was saved, and fires `change` each time. */
export class PresenterData extends EventTarget {
  version = ""; // of the deck; "" until fetched
  /** @type {Slide[]} */
  slides = [];
  /** @type {Plan} */
  plan = { budget: null, ends: [] };
  /** @type {Record<string, string>} HTML, which the server has cleaned */
  #notes = {};
  /** @type {string[]} */
  #places = [];
  /** @type {Record<string, number[]>} */
  #rehearsed = {};
  /** @type {Record<string, string>} */
  #records = {};
  /** @type {PresenterData | undefined} */
  static #ours;

  /** Give the page's own, fetched from its first use on. */
  static get ours() {
    PresenterData.#ours ??= new PresenterData(connection());
    return PresenterData.#ours;
  }

  /** @param {Connection} connection */
  constructor(connection) {
    super();
    underWay(new Promise((welcomed) => connection.hear("welcome", welcomed)));
    connection.hear("welcome", ({ deck }) => deck !== this.version && underWay(this.#fetch()));
    connection.hear("deck", () => underWay(this.#fetch()));
  }

  /** Fetch it; where that fails, what is known stays. */
  async #fetch() {
    try {
      const wanted = [fetchText("deck.json"), fetchText(inLanguage("notes.json"))];
      const answers = await Promise.all(wanted);
      const [outline, own] = await Promise.all(answers.map((answer) => answer.json()));
      this.version = outline.version;
      this.slides = outline.slides;
      this.plan = { budget: own.budget, ends: own.ends };
      this.#notes = own.notes;
      this.#places = own.places;
      this.#rehearsed = own.rehearsed;
      this.#records = own.records;
      this.dispatchEvent(new Event("change"));
    } catch (error) {
      toast(String(error), "bad");
    }
  }

  /** Give what the outline says of a slide, null until it is fetched. @param {number} slide */
  slide(slide) {
    return this.slides[slide - 1] ?? null;
  }

  /** Give a slide's notes as HTML; empty where there are none. @param {number} slide */
  notes(slide) {
    return this.#notes[String(slide)] ?? "";
  }

  /** Give where a slide is written, such as `deck.md:120`; empty until it is fetched. @param {number} slide */
  place(slide) {
    return this.#places[slide - 1] ?? "";
  }

  /** Give the words of a slide's notes, for whoever searches them. @param {number} slide */
  words(slide) {
    return this.notes(slide).replace(/<[^>]*>/g, " ");
  }

  /** Give the seconds of a demo's steps in rehearsal, empty where nobody knows. @param {string} demo */
  rehearsed(demo) {
    return this.#rehearsed[demo] ?? [];
  }

  /** Give the command that records a demo without a tape; empty for one that has its tape. @param {string} demo */
  record(demo) {
    return this.#records[demo] ?? "";
  }
}
