// The presenter's sheet of questions: ranked, with what can be done about each.

import { make, makeButton } from "../../ui/parts.js";
import { toggleSheet } from "../../ui/sheet.js";
import { keep, kept } from "../../ui/storage.js";
import { toast } from "../../ui/toast.js";
import { heard, NONE, newest, unread } from "./questions.js";
import { Ranking } from "./ranking.js";

/** @import { Question, QuestionAction, Questions as News } from "../../net/protocol.d.ts" */
/** @import { Connection } from "../../net/connection.js" */
/** @import { Row } from "./ranking.js" */
/** @import { Questions } from "./questions.js" */

const SEEN = "quarterdeck-seen-question";

/** Shows the questions at the desk, and how many are new. */
export class Hearing {
  /**
   * @param {Connection} house
   * @param {HTMLElement} button opens the sheet, and shows how many are new
   * @param {() => void} onheard called after each change
   */
  constructor(house, button, onheard) {
    this.house = house;
    this.button = button;
    this.onheard = onheard;
    /** @type {Questions} */
    this.questions = NONE;
    this.seen = Number(kept(SEEN, "tab") ?? 0);
    this.sheet = make("dialog", "sheet sheet-questions sheet-hearing");
    this.ranking = new Ranking(equip(this), (row, question) => this.#mark(row, question));
    this.none = make("p", "questions-none", "Nobody has asked anything yet.");
    this.flood = make("p", "questions-flood");
    this.#furnish();
    house.hear("questions", (news) => this.#take(news));
  }

  #furnish() {
    const head = make("div", "questions-head");
    const close = makeButton("Close", () => this.sheet.close(), "quiet");
    head.append(make("h2", "", "Questions from the room"), close);
    this.sheet.setAttribute("aria-label", "Questions from the room");
    this.sheet.append(head, this.none, this.ranking.element, this.flood);
    this.sheet.addEventListener("keydown", (event) => this.#press(event));
    this.sheet.addEventListener("close", () => this.look());
    document.body.append(this.sheet);
  }

  /** The question on everybody's slide. */
  get shown() {
    return this.questions.shown;
  }

  /** Open the sheet, or close it. */
  toggle() {
    toggleSheet(this.sheet);
  }

  /** @param {KeyboardEvent} event the key that opens the sheet closes it too, once */
  #press(event) {
    if (event.key !== "q") return;
    event.stopPropagation();
    this.sheet.close();
  }

  /** Count whatever is in the list as seen. */
  look() {
    this.seen = newest(this.questions.list);
    keep(SEEN, String(this.seen), "tab");
    this.#draw();
  }

  /** @param {News} news */
  #take(news) {
    this.questions = heard(this.questions, news);
    const refused = news.refused ?? 0;
    this.flood.textContent = refused ? `${refused} messages came too fast and were refused.` : "";
    if (this.sheet.open) this.look();
    else this.#draw();
  }

  #draw() {
    const { list } = this.questions;
    const fresh = unread(list, this.seen);
    const sign = this.button.querySelector(".unread");
    if (sign) sign.textContent = fresh ? String(fresh) : "";
    this.button.setAttribute("aria-label", `Questions, ${fresh} new`);
    this.none.hidden = list.length > 0;
    this.ranking.draw(list);
    this.onheard();
  }

  /**
   * @param {number} question
   * @param {QuestionAction} action
   */
  async act(question, action) {
    const answer = await this.house.ask("question", { question, action });
    if (!answer.ok) toast(answer.error, "bad");
    else if (action === "show") this.sheet.close();
  }

  /**
   * @param {Row} row
   * @param {Question} question
   */
  #mark(row, { number, text, votes, answered, hidden }) {
    const onSlide = this.questions.shown?.number === number;
    const [show, answer, hide] = row.querySelectorAll("button");
    row.words.textContent = text;
    row.classList.toggle("hidden", hidden ?? false);
    row.classList.toggle("new", number > this.seen);
    const asked = `${votes === 1 ? "one wants" : `${votes} want`} to know`;
    row.marks.textContent = [asked, onSlide && "on the slide", hidden && "hidden"]
      .filter(Boolean)
      .join(" · ");
    set(show, onSlide ? "Take it off" : "On the slide", onSlide ? "clear" : "show");
    set(answer, answered ? "Not answered" : "Answered", answered ? "unanswered" : "answered");
    set(hide, hidden ? "Show again" : "Hide", hidden ? "unhide" : "hide");
    if (show) show.disabled = hidden ?? false;
  }
}

/** @param {Hearing} hearing */
function equip(hearing) {
  return (/** @type {Row} */ row, /** @type {Question} */ { number }) => {
    const tools = make("div", "question-tools");
    for (const classes of ["", "quiet", "quiet"]) {
      const press = (/** @type {MouseEvent} */ event) => {
        const button = /** @type {HTMLElement} */ (event.currentTarget);
        hearing.act(number, /** @type {QuestionAction} */ (button.dataset.act));
      };
      tools.append(makeButton("", press, classes));
    }
    row.append(tools);
  };
}

/**
 * @param {HTMLElement | undefined} button
 * @param {string} words
 * @param {QuestionAction} action
 */
function set(button, words, action) {
  if (!button) return;
  button.textContent = words;
  button.dataset.act = action;
}
