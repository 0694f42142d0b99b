// The steps of a lesson's demo: their buttons, their ticks, and what a check has found.

import { make, makeButton } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
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
    this.tick.setAttribute("aria-label", say("learning.step-done", { step: this.number }));
    this.checking = false;
    this.busy = false; // a button that were disabled would lose the focus
    this.run = makeButton(say("demo.run"), () => this.busy || acts.run(this.number), "lesson-run");
    this.check = makeButton(say("learning.check"), () => this.#check(acts), "quiet");
    const putBack = () => this.#putBack(acts);
    this.back = makeButton(say("learning.put-back"), putBack, "quiet lesson-back");
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
    this.run.hidden = way === "read" || this.item.dataset.hidden !== undefined; // goes with the step before
    const what = runWords(way, state === "running", done);
    this.run.textContent = what;
    this.run.setAttribute("aria-label", say("learning.run-step", { what, step: this.number }));
    this.busy = busy;
    this.run.setAttribute("aria-disabled", String(busy));
    this.run.classList.toggle("quiet", !next);
    this.check.hidden = way !== "run" || this.item.dataset.checks === undefined;
    this.check.setAttribute("aria-label", say("learning.check-step", { step: this.number }));
    this.back.hidden = !live || this.item.querySelector(".lesson-change") === null;
    this.back.setAttribute("aria-label", say("learning.put-back-step", { step: this.number }));
  }

  /** @param {Acts} acts */
  async #check(acts) {
    if (this.checking) return;
    this.checking = true;
    this.#say("", [say("learning.checking")]);
    const answer = await acts.check(this.number);
    this.checking = false;
    if (!answer.ok) return this.#say("", [answer.error]);
    if (answer.passed) return this.#say("passed", [say("learning.passed")]);
    return this.#say("failed", [say("learning.not-yet"), answer.hint ?? ""], answer.lines);
  }

  /** @param {Acts} acts */
  async #putBack(acts) {
    const answer = await acts.putBack(this.number);
    this.#say("", [answer.ok ? say("learning.is-back") : answer.error]);
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
    const button = makeButton(say("talk.copy"), () => copyText(command, button), "quiet");
    button.setAttribute("aria-label", say("talk.copy-what", { text: command.textContent ?? "" }));
    return [button];
  }
}

/**
 * Give what the button that runs a step says.
 * @param {Way} way
 * @param {boolean} running
 * @param {boolean} again
 */
function runWords(way, running, again) {
  if (running) return say("learning.running");
  if (way === "run") return say(again ? "learning.run-again" : "demo.run");
  return say(again ? "learning.play-again" : "demo.play");
}
