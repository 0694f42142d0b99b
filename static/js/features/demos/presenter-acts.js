// What the desk's keys do with the demo of the present slide.

import { perform } from "../../terminal/actions.js";
import { toast } from "../../ui/toast.js";

/** @import { Panel } from "../../terminal/panel.js" */

/**
 * Give what each key does.
 * @param {() => Panel | null} panelNow
 * @returns {Record<string, () => void>}
 */
export function demoActs(panelNow) {
  /** @param {(panel: Panel) => void} act */
  const withDemo = (act) => () => {
    const panel = panelNow();
    if (panel) act(panel);
    else toast("There is no demo on this slide.");
  };
  return {
    keys: withDemo((panel) => panel.takeKeys(true)),
    interrupt: withDemo((panel) => panel.send("interrupt", {})),
    tape: withDemo((panel) => panel.send("tape", {})),
    stop: withDemo((panel) => perform("stop", panel)),
    reset: withDemo((panel) => perform("reset", panel)),
  };
}
