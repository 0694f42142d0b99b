// What can be done with a demo, by whom and when: one table for the panel and the desk.

import { confirm } from "../ui/confirm.js";
import { isReadAloud } from "./screen-reader.js";
import { foldSteps, isUnfolded } from "./steps.js";

/** @import { Panel } from "./panel.js" */
/**
 * @typedef {object} Action
 * @property {string} name
 * @property {string} text
 * @property {(panel: Panel) => boolean} when it is offered
 * @property {(panel: Panel) => void} act
 * @property {{question: (title: string) => string, yes: string}} [confirm] what is asked first, as it ends a demo
 * @property {(panel: Panel) => string} [words] its text, where that changes
 * @property {(panel: Panel) => boolean} [pressed]
 */

/** @param {Panel} panel */
const isOn = ({ viewing }) => viewing.isOn && !viewing.isTape && viewing.show.state !== "closing";
/** @param {Panel} panel */
const isLive = (panel) => isOn(panel) && !panel.viewing.show.recorded;
/** @param {Panel} panel */
const isTaped = (panel) =>
  isOn(panel) && panel.viewing.show.recorded !== null && panel.viewing.show.state !== "retrying";
/** @param {Panel} panel */
const isRetried = ({ viewing }) => viewing.show.state === "retrying";
/** @param {Panel} panel */
const isIdle = ({ viewing, owner }) => owner && viewing.show.state === "closed" && !viewing.isTape;

/** Fold away what a show has left. @param {Panel} panel */
function fold(panel) {
  panel.viewing.folded = panel.viewing.show.run;
  panel.draw();
}

/** @type {readonly Action[]} */
export const ACTIONS = Object.freeze([
  {
    name: "open",
    text: "Run it live",
    when: isIdle,
    act: (panel) => panel.send("open", { first: panel.viewing.part.first }),
  },
  {
    name: "step",
    text: "Run next step",
    when: (panel) => panel.owner && isOn(panel) && panel.viewing.current > 0,
    act: (panel) => panel.runStep(panel.viewing.current),
  },
  {
    name: "steps",
    text: "Steps",
    when: ({ viewing }) => viewing.isOn,
    act: (panel) => {
      foldSteps(panel.element);
      panel.draw();
    },
    pressed: ({ element }) => isUnfolded(element),
  },
  {
    name: "interrupt",
    text: "Ctrl-C",
    when: (panel) => panel.owner && isOn(panel),
    act: (panel) => panel.send("interrupt", {}),
  },
  {
    name: "keys",
    text: "Take the keyboard",
    when: (panel) => panel.owner && isLive(panel),
    act: (panel) => panel.takeKeys(!panel.keys),
    words: (panel) => (panel.keys ? "Give the keyboard back" : "Take the keyboard"),
    pressed: (panel) => panel.keys,
  },
  {
    name: "tape",
    text: "Go on from the tape",
    when: (panel) => panel.owner && panel.tape !== "" && (isLive(panel) || isRetried(panel)),
    act: (panel) => panel.send("tape", {}),
  },
  {
    name: "retry",
    text: "Try live again from here",
    when: (panel) => panel.owner && isTaped(panel),
    act: (panel) => panel.send("retry", {}),
  },
  {
    name: "reset",
    text: "Start afresh",
    when: (panel) => panel.owner && isOn(panel),
    act: (panel) => panel.send("reset", { first: panel.viewing.part.first }),
    confirm: {
      question: (title) => `Start “${title}” afresh? What it has made goes away.`,
      yes: "Start afresh",
    },
  },
  {
    name: "stop",
    text: "Stop",
    when: (panel) => panel.owner && isOn(panel),
    act: (panel) => panel.send("stop", {}),
    confirm: { question: (title) => `Stop “${title}” and clean up?`, yes: "Stop it" },
  },
  {
    name: "aloud",
    text: "Give the terminal's text to screen readers",
    when: ({ viewing }) => viewing.isOn,
    act: (panel) => panel.readAloud(!isReadAloud()),
    pressed: () => isReadAloud(),
  },
  {
    name: "play",
    text: "Play the recording",
    when: (panel) => panel.mayPlay,
    act: (panel) => panel.playback.toggle(),
    words: (panel) => panel.playback.word,
  },
  {
    name: "one",
    text: "One step",
    when: (panel) => panel.viewing.isTape,
    act: (panel) => panel.playback.step(),
  },
  {
    name: "restart",
    text: "From the start",
    when: (panel) => panel.viewing.isTape,
    act: (panel) => panel.playback.restart(),
  },
  {
    name: "tempo",
    text: "Speed",
    when: (panel) => panel.viewing.isTape,
    act: (panel) => panel.playback.faster(),
    words: ({ playback }) => `Speed ${playback.tempo}×`,
  },
  {
    name: "close",
    text: "Close",
    when: (panel) => panel.viewing.isTape || panel.viewing.isLeft,
    act: (panel) => (panel.viewing.isLeft ? fold(panel) : panel.playback.close()),
  },
]);

/**
 * Do something with a demo; what ends one that is on is asked about first.
 * @param {string} name
 * @param {Panel} panel
 */
export function perform(name, panel) {
  const action = ACTIONS.find((known) => known.name === name);
  if (!action?.confirm || !isOn(panel)) return action?.act(panel);
  const title = panel.element.querySelector(".demo-title")?.textContent ?? panel.name;
  const { question, yes } = action.confirm;
  confirm({ question: question(title), yes, no: "Keep it" }, () => action.act(panel));
}
