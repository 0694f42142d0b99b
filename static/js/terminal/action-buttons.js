// A button for each thing that can be done with a demo, drawn as it is offered now.

import { makeButton } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { ACTIONS, perform } from "./actions.js";

/** @import { Action } from "./actions.js" */
/** @import { Panel } from "./panel.js" */

const BUSY = new Set(["running", "failed", "retrying"]); // states of a show in which no step begins

/**
 * Fill a place with a button for each action, and give the call that draws them as they are now.
 * @param {Element} place
 * @param {Panel} panel
 * @returns {() => void}
 */
export function makeActions(place, panel) {
  const buttons = ACTIONS.map((action) => {
    const button = makeButton(
      say(action.text),
      () => perform(action.name, panel),
      `action action-${action.name}`,
    );
    return { action, button };
  });
  place.replaceChildren(...buttons.map(({ button }) => button));
  return () => {
    for (const { action, button } of buttons) draw(action, button, panel);
  };
}

/**
 * @param {Action} action
 * @param {HTMLButtonElement} button
 * @param {Panel} panel
 */
function draw(action, button, panel) {
  button.hidden = !action.when(panel);
  if (action.words) button.textContent = action.words(panel);
  if (action.pressed) button.setAttribute("aria-pressed", String(action.pressed(panel)));
  if (action.name === "step") button.disabled = BUSY.has(panel.viewing.show.state);
}
