// The slide's demo on the remote: which step, how it fares, and what rescues it, each asked about first.

import { stateWords } from "../../terminal/words.js";
import { confirm } from "../../ui/confirm.js";
import { part } from "../../ui/parts.js";

/** @import { Commands, Show } from "../../net/protocol.d.ts" */
/** @typedef {"tape" | "interrupt" | "stop"} Rescue */

/** @type {Record<Rescue, {question: string, yes: string, no: string}>} */
const ASKED = {
  tape: { question: "Go on from the tape?", yes: "Play the tape", no: "Stay live" },
  interrupt: { question: "Press Ctrl-C in the terminal?", yes: "Press Ctrl-C", no: "Leave it" },
  stop: { question: "Stop the demo and clean up?", yes: "Stop it", no: "Keep it" },
};

/**
 * Draw a demo, or nothing.
 * @param {Show | null} show
 */
export function drawDemo(show) {
  part("demo").hidden = show === null;
  if (!show) return;
  const on = show.state !== "closed" && show.state !== "closing";
  const step = stepNow(show);
  part("demo").dataset.show = show.state;
  part("demo-badge").textContent = on ? (show.recorded ? "tape" : "live") : "";
  part("demo-state").textContent = show.state === "closed" ? "not started" : stateNow(show);
  part("demo-step").textContent = step?.label ?? "";
  part("demo-problem").textContent = step?.problem ?? show.problem ?? "";
  for (const button of rescues()) {
    const act = button.dataset.rescue;
    button.disabled = !on || (act === "tape" && show.recorded !== null);
  }
}

/**
 * Do what rescues a demo once it is agreed to.
 * @param {(message: Rescue, content: Commands[Rescue]) => void} press
 * @param {() => Show | null} show
 */
export function equipDemo(press, show) {
  for (const button of rescues()) {
    const act = /** @type {Rescue} */ (button.dataset.rescue);
    button.addEventListener("click", () => {
      const demo = show()?.demo;
      if (demo) confirm(ASKED[act], () => press(act, { demo }));
    });
  }
}

/** @param {Show} show */
function stepNow({ steps }) {
  return (
    steps.find(({ state }) => state === "running") ??
    steps.findLast(({ state }) => state === "failed" || state === "going") ??
    steps.find(({ state }) => state === "waiting")
  );
}

/** @param {Show} show */
function stateNow(show) {
  const running = show.steps.find(({ state }) => state === "running");
  const waiting = show.steps.find(({ state }) => state === "waiting");
  const words = stateWords(show, (running ?? waiting)?.number ?? 0);
  return running ? `${words}, running` : words;
}

function rescues() {
  return /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-rescue]"));
}
