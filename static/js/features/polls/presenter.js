// A poll at the desk: how it stands, always with its counts, and what the presenter does with it.

import { part } from "../../ui/parts.js";
import { toast } from "../../ui/toast.js";
import { drawBars, equipAnswers, writeLine } from "./answers.js";
import { deskWords, nextAct, possible, revealsNext } from "./tally.js";

/** @import { Poll, PollAction } from "../../net/protocol.d.ts" */
/** @import { Connection } from "../../net/connection.js" */

const SURE_WITHIN = 4000; // milliseconds in which a second press means that the first was no slip

/** Shows the poll of the desk's slide and its controls, in the part `poll` of the page. */
export class Asked {
  /**
   * @param {Connection} house
   * @param {HTMLElement} frame
   * @param {() => void} onheard called after each change
   */
  constructor(house, frame, onheard) {
    this.house = house;
    this.frame = frame;
    this.onheard = onheard;
    /** @type {Map<number, Poll>} by slide */
    this.polls = new Map();
    this.sure = 0;
    house.hear("poll", (poll) => this.#take(poll));
    frame.addEventListener("turned", () => this.draw());
    for (const button of buttons()) button.addEventListener("click", () => this.press(button));
  }

  /** The poll's slide in the frame, null for any other. */
  get section() {
    return /** @type {HTMLElement | null} */ (this.frame.querySelector(":scope > [data-poll]"));
  }

  /** The poll of the slide in the frame. */
  get poll() {
    return this.polls.get(Number(this.section?.dataset.number)) ?? null;
  }

  /** Whether the next press of Space shows the counts. */
  get revealsNext() {
    return this.section !== null && revealsNext(this.poll);
  }

  /** Do what is due: open it, show its counts, close it. */
  goOn() {
    const due = this.poll && nextAct(this.poll);
    if (due) this.#act(due);
    else if (this.poll) toast("This poll is closed, and everybody sees its counts.");
    else toast("There is no poll on this slide.");
  }

  /** @param {HTMLButtonElement} button */
  press(button) {
    const act = /** @type {PollAction} */ (button.dataset.poll);
    if (act === "reset" && this.sure < Date.now() && (this.poll?.voters ?? 0) > 0) {
      this.sure = Date.now() + SURE_WITHIN;
      this.draw();
      setTimeout(() => this.draw(), SURE_WITHIN);
    } else {
      this.sure = 0;
      this.#act(act);
    }
  }

  /** Draw the poll, or nothing. */
  draw() {
    const { section, poll } = this;
    part("poll").hidden = !section || !poll;
    if (!section || !poll) return;
    equipAnswers(section, null);
    drawBars(section, poll);
    writeLine(section, deskWords(poll));
    part("poll-line").textContent = deskWords(poll);
    const may = possible(poll);
    for (const button of buttons()) {
      const act = /** @type {PollAction} */ (button.dataset.poll);
      button.disabled = !may[act];
      button.classList.toggle("quiet", act !== nextAct(poll));
      if (act === "open") button.textContent = poll.state === "closed" ? "Open again" : "Open";
      if (act === "reset") button.textContent = this.#resetWords(poll.voters);
    }
  }

  /** @param {number} voters */
  #resetWords(voters) {
    if (this.sure < Date.now()) return "Reset";
    return `Drop ${voters === 1 ? "one answer" : `${voters} answers`}?`;
  }

  /** @param {Poll} poll */
  #take(poll) {
    this.polls.set(poll.slide, poll);
    this.draw();
    this.onheard();
  }

  /** @param {PollAction} action */
  async #act(action) {
    const slide = Number(this.section?.dataset.number);
    const answer = await this.house.ask("poll", { slide, action });
    if (!answer.ok) toast(answer.error, "bad");
  }
}

function buttons() {
  return /** @type {NodeListOf<HTMLButtonElement>} */ (
    part("poll").querySelectorAll("[data-poll]")
  );
}
