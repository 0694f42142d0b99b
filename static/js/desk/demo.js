// The demo of the present slide, beside the notes: its steps with the next one plain to see, and what can be done.

import { make, part } from "../page/parts.js";
import { makeActions } from "../terminal/actions.js";
import { equipSteps, markSteps } from "../terminal/steps.js";

/** @import { Panel } from "../terminal/panel.js" */

/** @type {{panel: Panel, list: Element, drawActions: () => void} | null} */
let shown = null;

/**
 * Give the demo to show of those on the slide: the one that is on, else the first that is not done.
 * @param {Element | null} section
 * @param {Set<string>} given demos that have been shown
 * @returns {Panel | null}
 */
export function panelOf(section, given) {
  const elements = [...(section?.querySelectorAll("demo-terminal") ?? [])];
  const panels = elements.map((element) => /** @type {any} */ (element).panel).filter(Boolean);
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
  markSteps(shown.list, panel.viewing.show, panel.viewing.current);
  shown.drawActions();
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
  part("demo-steps").replaceChildren(list);
  return { panel, list, drawActions: makeActions(part("demo-actions"), panel) };
}
