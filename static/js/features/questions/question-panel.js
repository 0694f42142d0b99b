// The element `<question-panel>`, the attendee's sheet: what the room asks, best first, and a field to ask something oneself.

import { connection } from "../../net/connection.js";
import { make, makeButton } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { toggleSheet } from "../../ui/sheet.js";
import { QuestionForm } from "./question-form.js";
import { asked, heard, NONE, supported, votesOf } from "./questions.js";
import { Ranking } from "./ranking.js";
import { VotesUnderWay } from "./votes-under-way.js";

/** @import { Answer } from "../../net/protocol.d.ts" */
/** @import { Row } from "./ranking.js" */
/** @import { Questions } from "./questions.js" */

/** Shows the questions to somebody in the room. */
export class QuestionPanel extends HTMLElement {
  #connection = connection();
  /** @type {Questions} */
  #questions = NONE;
  #underWay = new VotesUnderWay();
  #sheet = make("dialog", "sheet sheet-questions");
  #none = make("p", "questions-none", say("questions.none"));
  #form = new QuestionForm((text) => this.#ask(text));
  #ranking = new Ranking(
    (row, { number }) => this.#equip(row, number),
    (row, question) => this.#mark(row, question),
  );

  connectedCallback() {
    this.#furnish();
    this.#connection.hear("questions", (news) => {
      if (news.mine) this.#underWay.clear();
      this.#take(heard(this.#questions, news, this.#underWay.taken(this.#questions.mine)));
    });
  }

  /** Open the sheet, or close it. */
  toggle() {
    toggleSheet(this.#sheet);
    this.#form.say("");
  }

  #furnish() {
    const head = make("div", "questions-head");
    head.append(
      make("h2", "", say("questions.title")),
      makeButton(say("talk.close"), () => this.#sheet.close(), "quiet"),
    );
    this.#sheet.setAttribute("aria-label", say("questions.title"));
    this.#sheet.append(head, this.#form.form, this.#none, this.#ranking.element);
    this.append(this.#sheet);
  }

  /** @param {string} text */
  async #ask(text) {
    const answer = await this.#connection.ask("ask", { text });
    if (answer.ok) this.#take(asked(this.#questions, answer.question));
    return answer;
  }

  /** @param {number} number */
  async #support(number) {
    const wants = !this.#questions.mine.includes(number);
    this.#underWay.begin(number, wants);
    this.#take(supported(this.#questions, number, wants));
    const answer = await this.#connection.ask("support", { question: number });
    const holds = this.#underWay.end(number, answer.ok ? answer.wants : null);
    if (holds !== null) this.#take(supported(this.#questions, number, holds));
    if (!answer.ok) this.#form.say(say("questions.not-counted", { why: answer.error }), "bad");
  }

  /** @param {Questions} questions */
  #take(questions) {
    this.#questions = questions;
    this.#none.hidden = questions.list.length > 0;
    this.#ranking.draw(questions.list);
  }

  /**
   * @param {Row} row
   * @param {number} number
   */
  #equip(row, number) {
    row.prepend(makeButton("", () => this.#support(number), "question-up"));
  }

  /**
   * @param {Row} row
   * @param {import("../../net/protocol.d.ts").Question} question
   */
  #mark(row, question) {
    const { number, text, answered } = question;
    const votes = votesOf(this.#questions, question);
    const wants = this.#questions.mine.includes(number);
    const up = row.querySelector(".question-up");
    up?.replaceChildren(make("b", "", String(votes)));
    up?.setAttribute("aria-pressed", String(wants));
    up?.setAttribute("aria-label", say("questions.wanted", { count: votes }));
    const own = this.#questions.asked.includes(number);
    row.words.textContent = text;
    row.classList.toggle("own", own);
    row.marks.textContent = [own && say("questions.own"), answered && say("questions.answered")]
      .filter(Boolean)
      .join(" · ");
  }
}

customElements.define("question-panel", QuestionPanel);
