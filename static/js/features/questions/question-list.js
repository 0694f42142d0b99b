// The element `<question-list>`: the presenter's button and sheet of questions, ranked, with what can be done about each.

import { ask } from "../../net/ask.js";
import { LiveElement } from "../../net/live-element.js";
import { make, makeButton } from "../../ui/parts.js";
import { rootOfPage } from "../../ui/root.js";
import { say } from "../../ui/say.js";
import { toggleSheet } from "../../ui/sheet.js";
import { keep, kept } from "../../ui/storage.js";
import { heard, NONE, newest, unread } from "./questions.js";
import { Ranking } from "./ranking.js";

/** @import { Question, QuestionAction, Questions as News } from "../../net/protocol.d.ts" */
/** @import { Row } from "./ranking.js" */
/** @import { Questions } from "./questions.js" */

const SEEN = `quarterdeck-seen-question ${rootOfPage()}`;

/** Shows the questions to the presenter, and how many are new. */
export class QuestionList extends LiveElement {
  /** @type {Questions} */
  #questions = NONE;
  #seen = Number(kept(SEEN, "tab") ?? 0); // the highest number that was seen
  #ranking = new Ranking(
    (row, { number }) => this.#equip(row, number),
    (row, question) => this.#mark(row, question),
  );

  connectedCallback() {
    this.find("list").replaceChildren(this.#ranking.element);
    this.hear("questions", (news) => this.#take(news));
    this.follow(this.find("close"), "click", () => this.#sheet.close());
    this.follow(this.#sheet, "close", () => this.#look());
    this.follow(this.#sheet, "keydown", (event) =>
      this.#press(/** @type {KeyboardEvent} */ (event)),
    );
  }

  /** Open the sheet, or close it. */
  toggle() {
    toggleSheet(this.#sheet);
  }

  get #sheet() {
    return /** @type {HTMLDialogElement} */ (this.find("sheet"));
  }

  /** @param {KeyboardEvent} event the key that opens the sheet closes it too, once */
  #press(event) {
    if (event.key !== "q") return;
    event.stopPropagation();
    this.#sheet.close();
  }

  /** Count whatever is in the list as seen. */
  #look() {
    this.#seen = newest(this.#questions.list);
    keep(SEEN, String(this.#seen), "tab");
    this.#draw();
  }

  /** @param {News} news */
  #take(news) {
    this.#questions = heard(this.#questions, news);
    const refused = news.refused ?? 0;
    this.write("flood", refused ? say("question-list.flood", { count: refused }) : "");
    if (this.#sheet.open) this.#look();
    else this.#draw();
  }

  #draw() {
    const { list } = this.#questions;
    const fresh = unread(list, this.#seen);
    this.write("unread", fresh ? String(fresh) : "");
    this.find("button").setAttribute("aria-label", say("question-list.fresh", { count: fresh }));
    this.find("none").hidden = list.length > 0;
    this.#ranking.draw(list);
  }

  /**
   * @param {number} question
   * @param {QuestionAction} action
   */
  async #act(question, action) {
    if (action === "show") this.#sheet.close(); // before it comes, as nothing behind a sheet is heard
    await ask("question", { question, action });
  }

  /**
   * @param {Row} row
   * @param {number} number
   */
  #equip(row, number) {
    const tools = make("div", "question-tools");
    for (const classes of ["", "quiet", "quiet"]) {
      const act = () => this.#act(number, /** @type {QuestionAction} */ (button.dataset.act));
      const button = makeButton("", act, classes);
      tools.append(button);
    }
    row.append(tools);
  }

  /**
   * @param {Row} row
   * @param {Question} question
   */
  #mark(row, { number, text, votes, answered, hidden }) {
    const onSlide = this.#questions.shown?.number === number;
    const [show, answer, hide] = row.querySelectorAll("button");
    row.words.textContent = text;
    row.classList.toggle("hidden", hidden ?? false);
    row.classList.toggle("new", number > this.#seen);
    row.marks.textContent = markWords(votes, { onSlide, hidden: hidden ?? false });
    if (onSlide) set(show, say("question-list.clear"), "clear");
    else set(show, say("question-list.show"), "show");
    if (answered) set(answer, say("question-list.unanswer"), "unanswered");
    else set(answer, say("question-list.answer"), "answered");
    if (hidden) set(hide, say("question-list.unhide"), "unhide");
    else set(hide, say("question-list.hide"), "hide");
    if (show) show.disabled = hidden ?? false;
  }
}

/**
 * @param {number} votes
 * @param {{onSlide: boolean, hidden: boolean}} question
 */
function markWords(votes, { onSlide, hidden }) {
  const marks = [say("question-list.want", { count: votes })];
  if (onSlide) marks.push(say("question-list.on-slide"));
  if (hidden) marks.push(say("question-list.hidden"));
  return marks.join(" · ");
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

customElements.define("question-list", QuestionList);
