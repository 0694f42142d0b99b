// The element `<demo-rescue>`: the slide's demo in a hand: which step, how it fares, and what rescues it, each asked
// about first.

import { connection } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { Troubles } from "../../terminal/troubles.js";
import { rescueWords, stateWords } from "../../terminal/words.js";
import { confirm } from "../../ui/confirm.js";
import { presentDemo } from "./present-demo.js";
import { Watched } from "./watched.js";

/** @import { Show, Stage } from "../../net/protocol.d.ts" */
/** @typedef {"tape" | "retry" | "interrupt" | "stop"} Rescue */

/** @type {Record<Rescue, {question: string, yes: string, no: string}>} */
const ASKED = {
  tape: { question: "Go on from the tape?", yes: "Play the tape", no: "Stay live" },
  retry: { question: "Try live again from here?", yes: "Try live", no: "Keep the tape" },
  interrupt: { question: "Press Ctrl-C in the terminal?", yes: "Press Ctrl-C", no: "Leave it" },
  stop: { question: "Stop the demo and clean up?", yes: "Stop it", no: "Keep it" },
};

/** Follows the present slide's demo without a terminal. */
export class DemoRescue extends LiveElement {
  #watched = new Watched(connection(), () => this.#draw());
  /** @type {Stage | null} */
  #stage = null;

  connectedCallback() {
    this.hearStage((stage) => this.#watch(stage));
    this.hear("welcome", () => this.#watched.catchUp());
    this.follow(Troubles.ours, "change", () => this.#draw());
    this.follow(PresenterData.ours, "change", () => this.#stage && this.#watch(this.#stage));
    this.follow(this, "click", ({ target }) => {
      if (target instanceof HTMLButtonElement)
        this.#rescue(/** @type {Rescue} */ (target.dataset.rescue));
    });
  }

  /** @param {Stage} stage */
  #watch(stage) {
    this.#stage = stage;
    const { slide, shows, given } = stage;
    const demos = PresenterData.ours.slide(slide)?.demos ?? [];
    this.#watched.watch(presentDemo(demos, Object.keys(shows), given));
    this.#draw();
  }

  /** @param {Rescue} act */
  #rescue(act) {
    const demo = this.#watched.show?.demo;
    if (demo) confirm(ASKED[act], () => this.drive(act, { demo }));
  }

  #draw() {
    const { show } = this.#watched;
    this.hidden = show === null;
    if (show) this.#drawShow(show);
  }

  /** @param {Show} show */
  #drawShow(show) {
    const on = show.state !== "closed" && show.state !== "closing";
    const step = stepNow(show);
    this.dataset.show = show.state;
    this.write("badge", on ? (show.recorded ? "tape" : "live") : "");
    this.write("state", show.state === "closed" ? "not started" : stateNow(show));
    this.write("step", step?.label ?? "");
    this.write("rescue", rescueWords(show));
    this.write("problem", Troubles.ours.of(show.demo));
    const taped = show.recorded !== null && show.state !== "retrying";
    for (const button of this.querySelectorAll("button")) {
      if (button.dataset.rescue === "tape") button.hidden = taped;
      if (button.dataset.rescue === "retry") button.hidden = !taped;
      button.disabled = !on;
    }
  }
}

/** @param {Show} show */
function stepNow({ steps }) {
  return (
    steps.find(({ state }) => state === "running" || state === "held") ??
    steps.findLast(({ state }) => state === "failed" || state === "going") ??
    steps.find(({ state }) => state === "waiting")
  );
}

/** @param {Show} show */
function stateNow(show) {
  const running = show.steps.find(({ state }) => state === "running");
  const waiting = show.steps.find(({ state }) => state === "held" || state === "waiting");
  const words = stateWords(show, (running ?? waiting)?.number ?? 0);
  return running ? `${words}, running` : words;
}

customElements.define("demo-rescue", DemoRescue);
