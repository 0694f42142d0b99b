// The steps of a lesson's demo: their buttons, their ticks, and what a check has found.

import { make, makeButton } from "../../ui/parts.js";
import { copyText } from "./copy.js";

/** @import { Answer, StepState } from "../../net/protocol.d.ts" */
/** @import { Way } from "./mode.js" */
/** @typedef {{run: (step: number) => void, check: (step: number) => Promise<Answer<"check">>, putBack: (step: number) => Promise<Answer<"restore">>, tick: (step: number, is: boolean) => void}} Acts */

/** One step of a demo, beside its slide. */
export class LessonStep {
  /**
   * @param {HTMLElement} item
   * @param {Acts} acts
   */
  constructor(item, acts) {
    this.item = item;
    this.number = Number(item.dataset.step);
    this.tick = makeButton("", () => acts.tick(this.number, !this.done), "lesson-tick");
    this.tick.setAttribute("aria-label", `Step ${this.number} is done`);
    this.checking = false;
    this.busy = false; // a button that were disabled would lose the focus
    this.run = makeButton("Run", () => this.busy || acts.run(this.number), "lesson-run");
    this.check = makeButton("Check", () => this.#check(acts), "quiet");
    this.back = makeButton("Put the file back", () => this.#putBack(acts), "quiet lesson-back");
    this.said = make("div", "lesson-said");
    this.said.setAttribute("role", "status");
    const tools = make("p", "lesson-tools");
    tools.append(this.run, this.check, ...this.#copy(), this.back);
    item.prepend(this.tick);
    item.append(tools, this.said);
  }

  /** Whether it is ticked. */
  get done() {
    return this.item.classList.contains("done");
  }

  /**
   * Draw it.
   * @param {{way: Way, done: boolean, next: boolean, state: StepState, busy: boolean, live: boolean}} now
   */
  draw({ way, done, next, state, busy, live }) {
    this.item.classList.toggle("done", done);
    this.tick.setAttribute("aria-pressed", String(done));
    this.item.classList.toggle("next", next);
    if (next) this.item.setAttribute("aria-current", "step");
    else this.item.removeAttribute("aria-current");
    this.item.dataset.state = state;
    const word = { run: "Run", play: "Play", read: "" }[way];
    this.run.hidden = way === "read" || this.item.dataset.hidden !== undefined; // goes with the step before
    this.run.textContent = state === "running" ? "Running …" : done ? `${word} again` : word;
    this.run.setAttribute("aria-label", `${this.run.textContent}: step ${this.number}`);
    this.busy = busy;
    this.run.setAttribute("aria-disabled", String(busy));
    this.run.classList.toggle("quiet", !next);
    this.check.hidden = way !== "run" || this.item.dataset.checks === undefined;
    this.check.setAttribute("aria-label", `Check step ${this.number}`);
    this.back.hidden = !live || this.item.querySelector(".lesson-change") === null;
    this.back.setAttribute("aria-label", `Put the file of step ${this.number} back`);
  }

  /** @param {Acts} acts */
  async #check(acts) {
    if (this.checking) return;
    this.checking = true;
    this.#say("", ["Checking …"]);
    const answer = await acts.check(this.number);
    this.checking = false;
    if (!answer.ok) return this.#say("", [answer.error]);
    if (answer.passed) return this.#say("passed", ["Passed: this step is done."]);
    return this.#say("failed", ["Not yet.", answer.hint ?? ""], answer.lines);
  }

  /** @param {Acts} acts */
  async #putBack(acts) {
    const answer = await acts.putBack(this.number);
    this.#say("", [answer.ok ? "The file is as it is before this step." : answer.error]);
  }

  /**
   * @param {"" | "passed" | "failed"} kind
   * @param {string[]} sentences
   * @param {string[]} [lines] what the check has printed
   */
  #say(kind, sentences, lines = []) {
    this.said.dataset.kind = kind;
    this.said.replaceChildren(make("p", "", sentences.join(" ")));
    if (lines.length > 0) this.said.append(make("pre", "", lines.join("\n")));
  }

  #copy() {
    const [command, more] = this.item.querySelectorAll(".lesson-command code, .lesson-change ins");
    if (!command || more) return []; // new lines in several places are no one text
    const button = makeButton("Copy", () => copyText(command, button), "quiet");
    button.setAttribute("aria-label", `Copy: ${command.textContent}`);
    return [button];
  }
}
