// A demo's panel on its slide: what the server wrote, with terminals and ways to run it.

import { Playback } from "../tape/playback.js";
import { toast } from "../ui/toast.js";
import { makeActions } from "./action-buttons.js";
import { Away } from "./away.js";
import { drawBadge } from "./badge.js";
import { isChord } from "./box.js";
import { furnish } from "./furniture.js";
import { Ring } from "./ring.js";
import { keepReadAloud } from "./screen-reader.js";
import { equipSteps, markSteps, nameSteps, PLAY, RUN, readPanel, shownStep } from "./steps.js";
import { Terminals } from "./terminals.js";
import { Troubles } from "./troubles.js";
import { Viewing } from "./viewing.js";
import { rescueWords, stateWords } from "./words.js";

/** @import { Connection } from "../net/connection.js" */
/** @import { Carrying, Commands, Show } from "../net/protocol.d.ts" */

/** Keeps one `<demo-terminal>` as the show is, or as the reader's own tape is. */
export class Panel {
  /**
   * @param {HTMLElement} element
   * @param {Connection} connection
   * @param {boolean} owner
   */
  constructor(element, connection, owner) {
    this.element = element;
    this.connection = connection;
    this.isOwner = owner;
    this.keys = false;
    this.tape = element.dataset.tape ?? "";
    this.badge = this.#find(".demo-badge").textContent ?? "";
    const { closed, places, looks, part } = readPanel(element);
    this.name = closed.demo;
    this.parts = furnish(element);
    this.terminals = new Terminals(this.parts.place, (terminal, text) =>
      this.send("type", { terminal, text }),
    );
    this.viewing = new Viewing(this.terminals, closed, places, looks, part);
    this.ring = new Ring(this.parts.place);
    this.playback = new Playback(this.tape, this.viewing, {
      changed: () => this.draw(),
      failed: (sentence) => toast(sentence, "bad"),
    });
    equipSteps(this.#find(".demo-steps"), owner ? RUN : PLAY, (step) => this.runStep(step));
    this.drawActions = makeActions(this.parts.actions, this);
    this.away = new Away(this);
    element.addEventListener("keydown", (event) => {
      if (this.keys && isChord(event)) this.takeKeys(false);
    });
    this.draw();
  }

  /** Say whether this page may run things: an owner who looks around alone does not end what is being presented. */
  get owner() {
    return this.isOwner && !document.body.hasAttribute("data-spares");
  }

  /** Say whether they take the talk alone, so that what goes wrong is theirs to know and to mend. */
  get alone() {
    return this.owner && document.body.hasAttribute("data-alone");
  }

  /** Say whether somebody may play the tape for themselves: there is one, and no show is on. */
  get mayPlay() {
    return this.tape !== "" && (!this.viewing.isOn || this.viewing.isTape);
  }

  /**
   * Take a picture from the server; a tape somebody plays for themselves makes way for a real show.
   * @param {Show} show
   * @returns {boolean} false when the server must be asked for what is missing
   */
  redraw(show) {
    if (this.viewing.isTape && show.state === "closed") return true;
    if (this.viewing.isTape) this.playback.stop();
    const whole = this.viewing.redraw(show);
    this.draw();
    return whole;
  }

  /**
   * Ask the server for something about this demo, and say what it refuses.
   * @template {Carrying<"demo">} M
   * @param {M} message
   * @param {Omit<Commands[M], "demo">} more
   */
  async send(message, more) {
    if (message === "open") this.playback.stop();
    const alone = /^(open|step)$/.test(message) && document.body.hasAttribute("data-alone");
    const said = /** @type {any} */ ({ demo: this.name, ...(alone ? { alone } : {}), ...more });
    const answer = await this.connection.ask(message, said);
    if (!answer.ok) toast(answer.error, "bad");
  }

  /**
   * Run a step: the real one for the owner, the tape's for everybody else.
   * @param {number} step
   */
  runStep(step) {
    if (this.owner && !this.viewing.isTape && !this.away.why) this.send("step", { step });
    else if (this.mayPlay) this.playback.from(step);
  }

  /** Take the keyboard for the terminals, or give it back to the talk. @param {boolean} on */
  takeKeys(on) {
    this.keys = on;
    this.element.dataset.keyboard = on ? "taken" : "free";
    this.terminals.giveKeys(on);
    this.draw();
  }

  /** Give screen readers the terminals' text, or no longer, here and on later slides. @param {boolean} on */
  readAloud(on) {
    keepReadAloud(on);
    this.terminals.readAloud(on);
    this.draw();
  }

  /** Draw everything but the terminals, which draw themselves. */
  draw() {
    const { show, current } = this.viewing;
    const open = show.state !== "closed";
    if (this.keys && (!open || show.recorded)) this.takeKeys(false);
    this.element.dataset.show = this.viewing.isLeft ? "left" : show.state;
    const runs = this.owner && !this.away.why;
    this.element.toggleAttribute("data-runs", runs || this.mayPlay);
    this.element.closest(".slide")?.classList.toggle("on-air", open || this.viewing.isLeft);
    drawBadge(this.element, this.badge, this.viewing);
    this.#find(".demo-state").textContent = stateWords(show, current);
    this.parts.problem.textContent = this.alone ? Troubles.ours.of(this.name) : "";
    this.parts.rescue.textContent = open || this.viewing.isLeft ? rescueWords(show) : "";
    this.#say(show, current);
    this.parts.heard.draw(show, this.parts.problem.textContent ?? "");
    nameSteps(this.#find(".demo-steps"), runs ? RUN : PLAY);
    markSteps(this.#find(".demo-steps"), show, current);
    this.ring.draw(show);
    for (const picture of this.parts.pictures) picture.show(show.pictures ?? []);
    this.parts.progress.hidden = !this.viewing.isTape;
    this.parts.progress.value = this.playback.player?.progress ?? 0;
    this.drawActions();
    this.away.draw();
    this.element.dispatchEvent(new CustomEvent("showchange", { bubbles: true, detail: this }));
  }

  /** Let everything go; the element leaves the page. */
  leave() {
    this.playback.stop();
    this.ring.leave();
    this.terminals.dispose();
  }

  /**
   * Put the sentence of the step at hand below the terminal.
   * @param {Show} show
   * @param {number} current
   */
  #say(show, current) {
    this.parts.caption.textContent = show.steps[shownStep(show, current) - 1]?.say ?? "";
  }

  /** @param {string} selector @returns {HTMLElement} */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }
}
