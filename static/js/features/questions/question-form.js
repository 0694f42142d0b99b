// The field for a question: counts what is left, keeps what was typed, and says kindly what went wrong.

import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { keepDraft, recallDraft } from "./draft.js";
import { LONGEST, left, leftWords, plain } from "./questions.js";

/** @import { Answer } from "../../net/protocol.d.ts" */

const FEW = 30; // characters left from which on the count is plain to see

/** A form with one field. */
export class QuestionForm {
  /** @param {(text: string) => Promise<Answer>} send */
  constructor(send) {
    this.send = send;
    this.field = make("textarea", "ask-field");
    this.count = make("span", "ask-count");
    this.word = make("p", "ask-word");
    this.button = make("button", "", say("questions.submit"));
    this.form = make("form", "ask");
    this.#furnish();
    this.#write(recallDraft());
  }

  /**
   * Say one sentence below the field.
   * @param {string} sentence
   * @param {"" | "bad"} [kind]
   */
  say(sentence, kind = "") {
    this.word.textContent = sentence;
    this.word.classList.toggle("bad", kind === "bad");
  }

  #furnish() {
    const label = make("label", "ask-label", say("questions.yours"));
    const foot = make("div", "ask-foot");
    this.field.id = "ask-field";
    this.field.rows = 2;
    this.field.enterKeyHint = "send";
    this.field.autofocus = matchMedia("(hover: hover)").matches; // on a phone it would raise the keyboard
    label.htmlFor = this.field.id;
    this.word.setAttribute("role", "status");
    foot.append(this.word, this.count, this.button);
    this.form.append(label, this.field, foot);
    this.field.addEventListener("input", () => this.#changed());
    this.field.addEventListener("keydown", (event) => this.#press(event));
    this.form.addEventListener("submit", (event) => this.#submit(event));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const typed = this.field.value;
    if (this.button.disabled) return this.#explain();
    this.button.disabled = true;
    this.say(say("questions.asking"));
    const answer = await this.send(plain(typed));
    if (answer.ok && this.field.value === typed) this.#write("");
    else this.#changed();
    if (answer.ok) this.say(say("questions.asked"));
    else this.say(say("questions.not-asked", { why: answer.error }), "bad");
  }

  #explain() {
    if (left(this.field.value) < 0) this.say(say("questions.too-long", { most: LONGEST }), "bad");
  }

  #changed() {
    keepDraft(this.field.value);
    this.#draw();
  }

  /** @param {string} typed */
  #write(typed) {
    this.field.value = typed;
    this.#changed();
  }

  #draw() {
    const room = left(this.field.value);
    this.count.textContent = leftWords(this.field.value);
    this.count.classList.toggle("few", room <= FEW);
    this.count.classList.toggle("bad", room < 0);
    this.button.disabled = room < 0 || plain(this.field.value) === "";
  }
}
