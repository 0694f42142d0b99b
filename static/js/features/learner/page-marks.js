// What everything on the page goes by: whether its reader is alone, and whether a run would end somebody's talk.

/** @import { Follow } from "../../deck/follow.js" */
/** @import { DemoTerminal } from "../../terminal/demo-terminal.js" */

/**
 * Mark the page, and have the demos in its frame drawn anew where that makes a difference.
 * @param {Follow} follow
 * @param {HTMLElement} frame
 * @returns {boolean} whether something has changed
 */
export function markPage({ following, stage }, frame) {
  const marks = { "data-alone": !following, "data-spares": !following && (stage?.live ?? false) };
  const changed = Object.entries(marks).filter(
    ([name, on]) => document.body.hasAttribute(name) !== on,
  );
  for (const [name, on] of changed) document.body.toggleAttribute(name, on);
  if (changed.length === 0) return false;
  for (const element of /** @type {NodeListOf<DemoTerminal>} */ (
    frame.querySelectorAll("demo-terminal")
  ))
    element.panel?.draw();
  return true;
}
