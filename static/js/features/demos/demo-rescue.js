// The element `<demo-rescue>`: the slide's demo in a hand: which step, how it fares, and what rescues it, each asked
// about first.

import { connection } from "../../net/connection.js";
import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { Troubles } from "../../terminal/troubles.js";
import { rescueWords, stateWords } from "../../terminal/words.js";
import { confirm } from "../../ui/confirm.js";
import { say } from "../../ui/say.js";
import { presentDemo } from "./present-demo.js";
import { Watched } from "./watched.js";

/** @import { Key } from "../../ui/say.js" */
/** @import { Show, Stage } from "../../net/protocol.d.ts" */
/** @typedef {"tape" | "retry" | "interrupt" | "stop"} Rescue */

/** The question, a yes and a no. @type {Record<Rescue, [Key, Key, Key]>} */
const ASKED = {
  tape: ["presenting.ask-tape", "presenting.yes-tape", "presenting.no-tape"],
  retry: ["presenting.ask-retry", "presenting.yes-retry", "presenting.no-retry"],
  interrupt: ["presenting.ask-interrupt", "presenting.yes-interrupt", "presenting.no-interrupt"],
  stop: ["presenting.ask-stop", "demo.stop-it", "demo.keep-it"],
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
    if (!demo) return;
    const [question, yes, no] = ASKED[act];
    const words = { question: say(question), yes: say(yes), no: say(no) };
    confirm(words, () => this.drive(act, { demo }));
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
    this.write("badge", on ? say(show.recorded ? "presenting.tape" : "demo.live") : "");
    this.write("state", show.state === "closed" ? say("presenting.not-started") : stateNow(show));
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
  return running ? say("presenting.state-running", { state: words }) : words;
}

customElements.define("demo-rescue", DemoRescue);
