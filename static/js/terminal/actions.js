// What can be done with a demo, by whom and when: one table for the panel and the desk.

import { confirm } from "../ui/confirm.js";
import { say } from "../ui/say.js";
import { isReadAloud } from "./screen-reader.js";
import { foldSteps, isUnfolded } from "./steps.js";

/** @import { Key } from "../ui/say.js" */
/** @import { Panel } from "./panel.js" */
/**
 * @typedef {object} Action
 * @property {string} name
 * @property {Key} text
 * @property {(panel: Panel) => boolean} when it is offered
 * @property {(panel: Panel) => void} act
 * @property {{question: Key, yes: Key}} [confirm] what is asked first, as it ends a demo
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
const isIdle = ({ viewing, owner, away }) =>
  owner && viewing.show.state === "closed" && !viewing.isTape && !away.why;

/** Fold away what a show has left. @param {Panel} panel */
function fold(panel) {
  panel.viewing.folded = panel.viewing.show.run;
  panel.draw();
}

/** @type {readonly Action[]} */
export const ACTIONS = Object.freeze([
  {
    name: "open",
    text: "demo.do-open",
    when: isIdle,
    act: (panel) => panel.send("open", { first: panel.viewing.part.first }),
  },
  {
    name: "step",
    text: "demo.do-step",
    when: (panel) => panel.owner && isOn(panel) && panel.viewing.current > 0,
    act: (panel) => panel.runStep(panel.viewing.current),
  },
  {
    name: "steps",
    text: "demo.do-steps",
    when: ({ viewing }) => viewing.isOn,
    act: (panel) => {
      foldSteps(panel.element);
      panel.draw();
    },
    pressed: ({ element }) => isUnfolded(element),
  },
  {
    name: "interrupt",
    text: "demo.do-interrupt",
    when: (panel) => panel.owner && isOn(panel),
    act: (panel) => panel.send("interrupt", {}),
  },
  {
    name: "keys",
    text: "demo.do-keys",
    when: (panel) => panel.owner && isLive(panel),
    act: (panel) => panel.takeKeys(!panel.keys),
    words: (panel) => say(panel.keys ? "demo.give-keys" : "demo.do-keys"),
    pressed: (panel) => panel.keys,
  },
  {
    name: "tape",
    text: "demo.do-tape",
    when: (panel) => panel.owner && panel.tape !== "" && (isLive(panel) || isRetried(panel)),
    act: (panel) => panel.send("tape", {}),
  },
  {
    name: "retry",
    text: "demo.do-retry",
    when: (panel) => panel.owner && isTaped(panel),
    act: (panel) => panel.send("retry", {}),
  },
  {
    name: "reset",
    text: "demo.do-reset",
    when: (panel) => panel.owner && isOn(panel),
    act: (panel) => panel.send("reset", { first: panel.viewing.part.first }),
    confirm: { question: "demo.ask-reset", yes: "demo.do-reset" },
  },
  {
    name: "stop",
    text: "demo.do-stop",
    when: (panel) => panel.owner && isOn(panel),
    act: (panel) => panel.send("stop", {}),
    confirm: { question: "demo.ask-stop", yes: "demo.stop-it" },
  },
  {
    name: "aloud",
    text: "demo.aloud",
    when: ({ viewing }) => viewing.isOn,
    act: (panel) => panel.readAloud(!isReadAloud()),
    pressed: () => isReadAloud(),
  },
  {
    name: "play",
    text: "demo.do-play",
    when: (panel) => panel.mayPlay,
    act: (panel) => panel.playback.toggle(),
    words: (panel) => panel.playback.word,
  },
  {
    name: "one",
    text: "demo.one",
    when: (panel) => panel.viewing.isTape,
    act: (panel) => panel.playback.step(),
  },
  {
    name: "restart",
    text: "demo.restart",
    when: (panel) => panel.viewing.isTape,
    act: (panel) => panel.playback.restart(),
  },
  {
    name: "tempo",
    text: "demo.speed",
    when: (panel) => panel.viewing.isTape,
    act: (panel) => panel.playback.faster(),
    words: ({ playback }) => say("demo.speed", { tempo: playback.tempo }),
  },
  {
    name: "close",
    text: "talk.close",
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
  const words = { question: say(question, { title }), yes: say(yes), no: say("demo.keep-it") };
  confirm(words, () => action.act(panel));
}
