// The element `<poll-control>`: how the slide's poll stands, always with its counts, and what the presenter does with it.

import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { make } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { toast } from "../../ui/toast.js";
import { drawBars, equipAnswers, writeLine } from "./answers.js";
import { HeardPoll } from "./heard-poll.js";
import { deskWords, nextAct, percent, possible, shares } from "./tally.js";

/** @import { Poll, PollAction } from "../../net/protocol.d.ts" */

const SURE_WITHIN = 4000; // milliseconds in which a second press means that the first was no slip
const SURELY_PAST = 50; // milliseconds more, as a timer may be called a moment early by the clock

/** Shows and drives the poll of the present slide: its counts in itself, or on the slide in a frame. */
export class PollControl extends LiveElement {
  #slide = 0;
  /** @type {Map<number, Poll>} by slide */
  #polls = new Map();
  #sure = 0; // until when, in this browser's milliseconds
  /** @type {HTMLElement | null} */
  #frame = null;
  #heard = new HeardPoll();

  connectedCallback() {
    this.before(this.#heard.element); // not within, where it would come only with the poll that it tells of
    this.hear("poll", (poll) => {
      this.#polls.set(poll.slide, poll);
      this.#draw();
    });
    this.hearStage(({ slide }) => {
      this.#slide = slide;
      this.#draw();
    });
    this.follow(PresenterData.ours, "change", () => this.#draw());
    this.follow(this, "click", ({ target }) => {
      if (target instanceof HTMLButtonElement)
        this.#press(/** @type {PollAction} */ (target.dataset.poll));
    });
  }

  /** Draw the poll on the slide that stands in a frame, too. @param {HTMLElement} frame */
  drawIn(frame) {
    this.#frame = frame;
    this.follow(frame, "turned", () => this.#draw());
  }

  /** Do what is due: open it, show its counts, close it. */
  goOn() {
    const due = this.#poll && nextAct(this.#poll);
    if (due) this.#act(due);
    else if (this.#poll) toast(say("poll-control.done"));
    else toast(say("poll-control.none"));
  }

  /** What may be answered on the present slide; empty where it has no poll. */
  get #options() {
    return PresenterData.ours.slide(this.#slide)?.poll ?? [];
  }

  get #poll() {
    return this.#options.length > 0 ? (this.#polls.get(this.#slide) ?? null) : null;
  }

  /** @param {PollAction} act */
  #press(act) {
    const slip = act === "reset" && this.#sure < Date.now() && (this.#poll?.voters ?? 0) > 0;
    this.#sure = slip ? Date.now() + SURE_WITHIN : 0;
    if (!slip) return this.#act(act);
    this.#draw();
    setTimeout(() => this.#draw(), SURE_WITHIN + SURELY_PAST);
  }

  /** @param {PollAction} action */
  #act(action) {
    this.drive("poll", { slide: this.#slide, action });
  }

  #draw() {
    const poll = this.#poll;
    this.hidden = poll === null;
    if (!poll) return;
    this.write("line", deskWords(poll));
    this.#heard.draw(poll, this.#options);
    if (this.has("counts")) this.find("counts").replaceChildren(...rows(poll, this.#options));
    this.#drawButtons(poll);
    this.#drawSlide(poll);
  }

  /** @param {Poll} poll */
  #drawButtons(poll) {
    const may = possible(poll);
    const words = {
      open: say(poll.state === "closed" ? "poll-control.reopen" : "poll-control.do-open"),
      reset: this.#resetWords,
    };
    for (const button of this.querySelectorAll("button")) {
      const act = /** @type {PollAction} */ (button.dataset.poll);
      button.disabled = !may[act];
      button.classList.toggle("quiet", act !== nextAct(poll));
      if (act === "open" || act === "reset") button.textContent = words[act];
    }
  }

  get #resetWords() {
    const voters = this.#poll?.voters ?? 0;
    if (this.#sure < Date.now()) return say("poll-control.reset");
    return say("poll-control.drop", { count: voters });
  }

  /** @param {Poll} poll */
  #drawSlide(poll) {
    const slide = `:scope > [data-poll][data-number="${poll.slide}"]`;
    const section = /** @type {HTMLElement | null} */ (this.#frame?.querySelector(slide) ?? null);
    if (!section) return;
    equipAnswers(section, null);
    drawBars(section, poll);
    writeLine(section, deskWords(poll));
  }
}

/**
 * @param {Poll} poll
 * @param {string[]} options
 */
function rows({ counts, voters }, options) {
  const parts = shares(counts ?? options.map(() => 0), voters);
  return options.map((option, index) => {
    const row = make("li", "count");
    row.style.setProperty("--share", String(parts[index] ?? 0));
    row.append(make("span", "count-option", option));
    row.append(make("b", "count-share", percent(parts[index] ?? 0)));
    row.append(make("span", "count-votes", String(counts?.[index] ?? 0)));
    return row;
  });
}

customElements.define("poll-control", PollControl);
