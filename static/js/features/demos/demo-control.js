// The element `<demo-control>`: the demo of the desk's slide beside the notes, its steps with the next one plain to see,
// and what can be done.

import { say } from "../../ui/say.js";
import "../../ui/copy-link.js";
import { LiveElement } from "../../net/live-element.js";
import { PresenterData } from "../../net/presenter-data.js";
import { makeActions } from "../../terminal/action-buttons.js";
import { perform } from "../../terminal/actions.js";
import { equipSteps, markSteps, RUN } from "../../terminal/steps.js";
import { Troubles } from "../../terminal/troubles.js";
import { rescueWords } from "../../terminal/words.js";
import { make } from "../../ui/parts.js";
import { toast } from "../../ui/toast.js";
import { presentDemo } from "./present-demo.js";
import { Stopwatch, tookWords } from "./took.js";

/** @import { DemoTerminal } from "../../terminal/demo-terminal.js" */
/** @import { Panel } from "../../terminal/panel.js" */

const EVERY = 500; // milliseconds, so that no second of a running step is skipped

/** Shows and drives one of the demos of the slide that stands in a frame. */
export class DemoControl extends LiveElement {
  /** @type {string[]} demos that have been shown; the next press passes them by */
  #given = [];
  /** @type {HTMLElement | null} */
  #frame = null;
  /** @type {{panel: Panel, list: Element, drawActions: () => void} | null} */
  #shown = null;
  #watch = new Stopwatch();

  /** What keys do with it. @type {Record<string, () => void>} */
  acts = {
    keys: () => this.#with((panel) => panel.takeKeys(true)),
    interrupt: () => this.#with((panel) => panel.send("interrupt", {})),
    tape: () => this.#with((panel) => panel.send("tape", {})),
    retry: () => this.#with((panel) => panel.send("retry", {})),
    stop: () => this.#with((panel) => perform("stop", panel)),
    reset: () => this.#with((panel) => perform("reset", panel)),
  };

  connectedCallback() {
    this.hearStage(({ given }) => {
      this.#given = given;
      this.#draw();
    });
    this.follow(PresenterData.ours, "change", () => this.#draw());
    this.follow(Troubles.ours, "change", () => this.#draw());
    this.every(EVERY, () => this.#drawTook());
  }

  /** Mirror the demos of the slide in a frame. @param {HTMLElement} frame */
  mirror(frame) {
    this.#frame = frame;
    this.follow(frame, "turned", () => this.#draw());
    this.follow(frame, "showchange", () => this.#draw());
  }

  get #panels() {
    const elements = /** @type {NodeListOf<DemoTerminal>} */ (
      this.#frame?.querySelectorAll(":scope > .slide demo-terminal") ?? []
    );
    return [...elements].map(({ panel }) => panel).filter((panel) => panel !== null);
  }

  /** @returns {Panel | null} */
  get #panel() {
    const panels = this.#panels;
    const on = panels.filter((panel) => panel.viewing.isOn).map(({ name }) => name);
    const names = panels.map(({ name }) => name);
    const name = presentDemo(names, on, this.#given);
    return panels.find((panel) => panel.name === name) ?? null;
  }

  /** @param {(panel: Panel) => void} act */
  #with(act) {
    const panel = this.#panel;
    if (panel) act(panel);
    else toast(say("presenting.no-demo"));
  }

  #draw() {
    const panel = this.#panel;
    this.hidden = panel === null;
    document.body.classList.toggle("on-air", panel?.viewing.isOn ?? false);
    if (this.#shown?.panel !== panel) this.#shown = panel && this.#furnish(panel);
    if (!panel || !this.#shown) return;
    const { show, current } = panel.viewing;
    markSteps(this.#shown.list, show, current);
    this.write("rescue", rescueWords(show));
    this.write("trouble", Troubles.ours.of(panel.name));
    this.#offer(PresenterData.ours.record(panel.name));
    this.#watch.look(show, performance.now());
    this.#drawTook();
    this.#shown.drawActions();
  }

  /** Offer to record what has no tape. @param {string} command nothing where there is one */
  #offer(command) {
    this.find("offer").hidden = command === "";
    this.write("command", command);
    this.find("copy").dataset.link = command;
  }

  #drawTook() {
    if (!this.#shown) return;
    const { panel, list } = this.#shown;
    const rehearsed = PresenterData.ours.rehearsed(panel.name);
    this.find("legend").hidden = rehearsed.length === 0;
    for (const place of list.querySelectorAll(".demo-took")) {
      const item = /** @type {HTMLElement} */ (place.closest(".demo-step"));
      const step = panel.viewing.show.steps[Number(item.dataset.step) - 1];
      if (!step) continue;
      const running = this.#watch.seconds(step.number, performance.now());
      const words = tookWords(step, rehearsed[step.number - 1], running);
      if (place.textContent !== words.unseen + words.seen)
        place.replaceChildren(make("span", "unseen", words.unseen), words.seen);
    }
  }

  /** @param {Panel} panel */
  #furnish(panel) {
    this.write("title", panel.element.querySelector(".demo-title")?.textContent ?? "");
    const list = make("ol", "desk-steps");
    for (const step of panel.element.querySelectorAll(".demo-step")) {
      const copy = /** @type {Element} */ (step.cloneNode(true));
      for (const added of copy.querySelectorAll(".demo-tools, .demo-fares")) added.remove();
      list.append(copy);
    }
    equipSteps(list, RUN, (step) => panel.runStep(step));
    for (const item of list.children) item.append(make("span", "demo-took"));
    this.find("steps").replaceChildren(list);
    return { panel, list, drawActions: makeActions(this.find("actions"), panel) };
  }
}

customElements.define("demo-control", DemoControl);
