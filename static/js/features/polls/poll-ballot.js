// The element `<poll-ballot>`: answers given on the slide of its frame, and bars once everybody may see them.

import { connection } from "../../net/connection.js";
import { say } from "../../ui/say.js";
import { toast } from "../../ui/toast.js";
import { drawBars, equipAnswers, markAnswers, wordsOfAnswers, writeLine } from "./answers.js";
import { answers, heard, sending, settled, tapped, UNHEARD } from "./ballot.js";
import { HeardPoll } from "./heard-poll.js";
import { roomWords } from "./tally.js";

/** @import { Poll, Stage } from "../../net/protocol.d.ts" */
/** @import { Ballot } from "./ballot.js" */

/** Draws the poll of the slide beside it, and sends what is answered there. */
export class PollBallot extends HTMLElement {
  #connection = connection();
  /** @type {Map<number, Ballot>} by slide */
  #ballots = new Map();
  #live = true; // somebody presents
  #heard = new HeardPoll();

  connectedCallback() {
    this.append(this.#heard.element);
    this.#connection.hear("poll", (poll) => this.#hear(poll));
    this.#connection.hear("welcome", ({ stage }) => this.#look(stage));
    this.#connection.hear("stage", (stage) => this.#look(stage));
    this.parentElement?.addEventListener("turned", () => this.#draw());
    this.#draw();
  }

  /** The poll's slide in the frame, null for any other. @returns {HTMLElement | null} */
  get section() {
    return this.parentElement?.querySelector(":scope > [data-poll]") ?? null;
  }

  /** @param {Stage} stage */
  #look({ live }) {
    if (live === this.#live) return;
    this.#live = live;
    this.#draw();
  }

  /** @param {Poll} poll */
  #hear(poll) {
    this.#take(poll.slide, heard(this.#of(poll.slide), poll));
  }

  /** @param {number} option */
  async #choose(option) {
    const slide = Number(this.section?.dataset.number);
    const options = tapped(answers(this.#of(slide)), option, this.section?.dataset.poll === "one");
    this.#take(slide, sending(this.#of(slide), options));
    const answer = await this.#connection.ask("vote", { slide, options });
    this.#take(slide, settled(this.#of(slide), options, answer.ok));
    if (!answer.ok) toast(say("polls.not-taken", { why: answer.error }), "bad");
  }

  /**
   * @param {number} slide
   * @param {Ballot} ballot
   */
  #take(slide, ballot) {
    this.#ballots.set(slide, ballot);
    this.#draw();
  }

  /** @param {number} slide */
  #of(slide) {
    return this.#ballots.get(slide) ?? UNHEARD;
  }

  #draw() {
    const section = this.section;
    if (!section) return;
    equipAnswers(section, (option) => this.#choose(option));
    const ballot = this.#of(Number(section.dataset.number));
    const [poll, mine] = [ballot.poll, answers(ballot)];
    markAnswers(section, mine, poll?.state === "open");
    drawBars(section, poll?.revealed ? poll : null);
    const single = section.dataset.poll === "one";
    const join = document.body.dataset.join ?? ""; // the hall's screen says where to answer
    const ballotWords = { single, answered: mine.length > 0, join, live: this.#live };
    if (!poll) return;
    writeLine(section, roomWords(poll, ballotWords));
    this.#heard.draw(poll, wordsOfAnswers(section));
  }
}

customElements.define("poll-ballot", PollBallot);
