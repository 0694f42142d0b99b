// The list of a demo's steps: read from the page, and marked with how each fares.

import { make, makeButton } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { stepWords } from "./words.js";

/** @import { Show, Size, Step } from "../net/protocol.d.ts" */
/** @import { Key } from "../ui/say.js" */
/** @import { Part } from "./viewing.js" */

/**
 * Read the picture of a demo that is not on from the panel that the server wrote.
 * @param {HTMLElement} panel
 * @returns {{closed: Show, places: string[], looks: string[][], part: Part}} the picture, each step's terminal, where it says to look, and which are the slide's
 */
export function readPanel(panel) {
  const { terminals = "main", cols = "72", rows = "18" } = panel.dataset;
  const items = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll(".demo-step")]);
  /** @type {Size[]} */
  const sizes = terminals
    .split(" ")
    .map((name) => ({ name, cols: Number(cols), rows: Number(rows) }));
  const closed = {
    demo: panel.getAttribute("name") ?? "",
    run: null,
    state: /** @type {const} */ ("closed"),
    recorded: null,
    number: 0,
    terminals: sizes,
    steps: items.map(readStep),
    output: [],
  };
  const places = items.map((item) => item.dataset.terminal ?? "main");
  const looks = items.map((item) => item.dataset.look?.split(" ") ?? []);
  const { first = "1", last = String(items.length) } = panel.dataset;
  return { closed, places, looks, part: { first: Number(first), last: Number(last) } };
}

/**
 * @param {HTMLElement} item
 * @returns {Step}
 */
function readStep(item) {
  const text = (/** @type {string} */ name) => item.querySelector(name)?.textContent ?? "";
  return {
    number: Number(item.dataset.step),
    label: text(".demo-command"),
    say: text(".demo-say"),
    state: "waiting",
    seconds: null,
    ...(item.dataset.hidden === undefined ? {} : { hidden: true }),
  };
}

/** @typedef {{start: Key, step: Key}} Words what running is called, and running one step */
/** Where steps are run. @type {Words} */
export const RUN = { start: "demo.run", step: "demo.run-step" };
/** Where their recording is played. @type {Words} */
export const PLAY = { start: "demo.play", step: "demo.play-step" };

/**
 * Add to each step of a list the buttons that run it and copy its command.
 * @param {Element} list
 * @param {Words} words
 * @param {(step: number) => void} run
 */
export function equipSteps(list, words, run) {
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".demo-step"))) {
    const number = Number(item.dataset.step);
    const shown = item.querySelector(".demo-command")?.textContent ?? "";
    const command = item.dataset.run ?? shown; // what is typed may be shortened
    const tools = make("span", "demo-tools");
    const start = makeButton("", () => run(number), "demo-tool tool-run");
    tools.append(start);
    const copy = tool(say("talk.copy"), say("talk.copy-what", { text: command }), async () => {
      await navigator.clipboard.writeText(command);
      copy.textContent = say("talk.copied");
      setTimeout(() => (copy.textContent = say("talk.copy")), 1200);
    });
    if (navigator.clipboard) tools.append(copy);
    item.append(tools, make("span", "demo-fares"));
  }
  nameSteps(list, words);
}

/**
 * Name the button that runs each step of a list.
 * @param {Element} list
 * @param {Words} words
 */
export function nameSteps(list, words) {
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".demo-step"))) {
    const button = item.querySelector(".tool-run");
    if (button && button.textContent !== say(words.start)) button.textContent = say(words.start);
    button?.setAttribute("aria-label", say(words.step, { step: Number(item.dataset.step) }));
  }
}

/**
 * @param {string} text
 * @param {string} label
 * @param {() => void} act
 */
function tool(text, label, act) {
  const button = makeButton(text, act, "demo-tool");
  button.setAttribute("aria-label", label);
  return button;
}

/**
 * Mark each step of a list with how it fares, and bring the one under way into sight.
 * @param {Element} list
 * @param {Show} show
 * @param {number} current the step under way or next
 */
export function markSteps(list, show, current) {
  const on = show.state !== "closed";
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".demo-step"))) {
    const step = show.steps[Number(item.dataset.step) - 1];
    if (!step) continue;
    item.dataset.state = step.state;
    const here = on && step.number === shownStep(show, current);
    if (here && !item.hasAttribute("aria-current")) reveal(list, item);
    if (here) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
    item.classList.toggle("comes-next", on && step.number === current && step.state === "waiting");
    tell(item, step);
  }
}

/**
 * Give the step whose sentence is shown: the one under way, else the last that ended, else the first.
 * @param {Show} show
 * @param {number} current
 */
export function shownStep(show, current) {
  const begun = show.steps.filter(({ state }) => state !== "waiting");
  const running = begun.find(({ state }) => state === "running");
  return running?.number ?? begun.at(-1)?.number ?? current;
}

/**
 * @param {HTMLElement} item
 * @param {Step} step
 */
function tell(item, step) {
  const fares = item.querySelector(".demo-fares");
  const words = stepWords(step);
  if (fares && fares.textContent !== words) fares.textContent = words;
}

/**
 * Scroll the list, and nothing around it, until the item is seen.
 * @param {Element} list
 * @param {HTMLElement} item
 */
function reveal(list, item) {
  const box = list.closest(".demo-steps, .desk-steps") ?? list;
  const [outer, inner] = [box.getBoundingClientRect(), item.getBoundingClientRect()];
  box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 3;
}

/** Whether the list of a panel's steps is open over its terminals. @param {HTMLElement} panel */
export function isUnfolded(panel) {
  return panel.dataset.steps === "open";
}

/** Open that list, or fold it away again. @param {HTMLElement} panel */
export function foldSteps(panel) {
  panel.dataset.steps = isUnfolded(panel) ? "folded" : "open";
}
