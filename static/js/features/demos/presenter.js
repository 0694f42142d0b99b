// The demo of the present slide, beside the notes: its steps with the next one plain to see, and what can be done.

import { makeActions } from "../../terminal/actions.js";
import { equipSteps, markSteps } from "../../terminal/steps.js";
import { make, part } from "../../ui/parts.js";
import { rehearsedOf } from "../notes/presenter-data.js";
import { Stopwatch, tookWords } from "./took.js";

/** @import { Panel } from "../../terminal/panel.js" */

const EVERY = 500; // milliseconds, so that no second of a running step is skipped

/** @type {{panel: Panel, list: Element, drawActions: () => void} | null} */
let shown = null;
const watch = new Stopwatch();

/** Begin to count the seconds of a running step. */
export function runDemo() {
  setInterval(() => shown && drawTook(shown), EVERY);
}

/**
 * Give the panels of a slide's demos.
 * @param {Element | null} section
 * @returns {Panel[]}
 */
export function panelsOf(section) {
  const elements = [...(section?.querySelectorAll("demo-terminal") ?? [])];
  return elements.map((element) => /** @type {any} */ (element).panel).filter(Boolean);
}

/**
 * Give the demo to show of those on the slide: the one that is on, else the first that is not done.
 * @param {Panel[]} panels
 * @param {Set<string>} given demos that have been shown
 * @returns {Panel | null}
 */
export function panelOf(panels, given) {
  const on = panels.find((panel) => panel.viewing.isOn);
  return on ?? panels.find((panel) => !given.has(panel.name)) ?? panels[0] ?? null;
}

/**
 * Draw a demo beside the notes, or nothing.
 * @param {Panel | null} panel
 */
export function drawDemo(panel) {
  part("demo").hidden = panel === null;
  document.body.classList.toggle("on-air", panel?.viewing.isOn ?? false);
  if (panel && shown?.panel !== panel) shown = furnish(panel);
  if (!panel || !shown) {
    shown = null;
    return;
  }
  const { show, current } = panel.viewing;
  markSteps(shown.list, show, current);
  watch.look(show, performance.now());
  drawTook(shown);
  shown.drawActions();
}

/** @param {{panel: Panel, list: Element}} shown */
function drawTook({ panel, list }) {
  const rehearsed = rehearsedOf(panel.name);
  part("demo-legend").hidden = rehearsed.length === 0;
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".demo-step"))) {
    const step = panel.viewing.show.steps[Number(item.dataset.step) - 1];
    const place = item.querySelector(".demo-took");
    if (!step || !place) continue;
    const running = watch.seconds(step.number, performance.now());
    const words = tookWords(step, rehearsed[step.number - 1], running);
    if (place.textContent !== words.unseen + words.seen)
      place.replaceChildren(make("span", "unseen", words.unseen), words.seen);
  }
}

/** @param {Panel} panel */
function furnish(panel) {
  part("demo-title").textContent = panel.element.querySelector(".demo-title")?.textContent ?? "";
  const list = make("ol", "desk-steps");
  for (const step of panel.element.querySelectorAll(".demo-step")) {
    const copy = /** @type {Element} */ (step.cloneNode(true));
    for (const added of copy.querySelectorAll(".demo-tools, .demo-fares")) added.remove();
    list.append(copy);
  }
  equipSteps(list, "Run", (step) => panel.runStep(step));
  for (const item of list.children) item.append(make("span", "demo-took"));
  part("demo-steps").replaceChildren(list);
  return { panel, list, drawActions: makeActions(part("demo-actions"), panel) };
}
