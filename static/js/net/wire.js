// What browser and server say to each other: docs/protocol.md as types and tables, and nothing else.

/** @typedef {{slide: number, build: number}} At where a talk stands */
/** @typedef {At & {live: boolean, black: boolean, turn: number, shows: Record<string, string>, given: string[]}} Stage */
/** @typedef {{found: boolean, version: string | null, problem: string | null}} Engine */
/** @typedef {{role: "owner" | "viewer", deck: string, stage: Stage, engines?: Record<string, Engine>}} Welcome */
/** @typedef {{count: number, following: number, refused: number}} People */
/** @typedef {{phone: string, called: string, paired: number, seen: number, here: boolean}} Phone `paired` and `seen` are seconds ago */
/** @typedef {{seconds: number, running: boolean}} Running how long the talk has been going on */
/** @typedef {{date: string, engines: Record<string, string>}} Recorded */
/** @typedef {"waiting" | "running" | "passed" | "failed" | "going"} StepState */
/** @typedef {"closed" | "opening" | "ready" | "running" | "done" | "closing"} ShowState */
/** @typedef {{number: number, label: string, say: string, state: StepState, seconds: number | null, problem: string | null}} Step */
/** @typedef {{name: string, cols: number, rows: number}} Size of one terminal, in character cells */

/**
 * @typedef {object} Show the whole picture of a show
 * @property {string} demo
 * @property {string | null} run
 * @property {ShowState} state
 * @property {Recorded | null} recorded
 * @property {string | null} problem
 * @property {number} number of the last event the picture holds
 * @property {Size[]} terminals
 * @property {Step[]} steps
 * @property {{terminal: string, text: string}[] | null} output null where the events up to `number` have shown it
 */

/** @typedef {{type: "output", terminal: string, text: string}} Output */
/** @typedef {{type: "resized", terminal: string, cols: number, rows: number}} Resized */
/** @typedef {{type: "started", terminal: string, step: number}} Started */
/** @typedef {{type: "ended", terminal: string, step: number, status: number | null, seconds: number, problem: string | null}} Ended */
/** @typedef {{type: "closed", problem: string | null}} Closed */
/** @typedef {Output | Resized | Started | Ended | Closed} Event */
/** @typedef {{n: number} & Event} Numbered an event and its number within one run */
/** @typedef {{demo: string, run: string, events: Numbered[]}} Events */
/** @typedef {{slide: number, state: "waiting" | "open" | "closed", revealed: boolean, voters: number, counts: number[] | null, mine?: number[]}} Poll */
/** @typedef {{number: number, text: string, votes: number, answered: boolean, hidden?: boolean}} Question */
/** @typedef {{questions: Question[], shown: {number: number, text: string} | null, mine?: number[], asked?: number[], refused?: number}} Questions */
/** @typedef {{x?: number, y?: number}} Spot where the laser points, on a canvas of 1280 by 720; nowhere when empty */
/** @typedef {{stroke: string, colour: string, points: number[]}} Stroke a line through x, y, x, y … */
/** @typedef {Stroke & {slide: number, at: number}} Part of a stroke that has `at` points before it */
/** @typedef {{slide: number, strokes: Stroke[]}} Ink all that is drawn on a slide */
/** @typedef {{passed: boolean, hint: string | null, lines: string[]}} Verdict what a step's check has found */
/** @typedef {{ok: boolean, error?: string, show?: Show, events?: Numbered[], question?: number, wants?: boolean, lost?: boolean, url?: string, qr?: string, seconds?: number} & Partial<Verdict>} Answer `lost`: it never arrived, as far as anybody knows */

/** Every message a browser may send, with the fields it carries; one with `?` may be left out. */
export const MESSAGES = Object.freeze({
  watch: ["demo", "run?", "after?"],
  unwatch: ["demo"],
  go: ["slide", "build"],
  next: ["turn?"],
  back: ["turn?"],
  open: ["demo", "alone?"],
  step: ["demo", "step", "alone?"],
  check: ["demo", "step"],
  interrupt: ["demo", "turn?"],
  type: ["demo", "terminal", "text"],
  tape: ["demo", "turn?"],
  stop: ["demo", "turn?"],
  reset: ["demo"],
  black: ["on", "turn?"],
  timer: ["action"],
  pair: [],
  revoke: ["phone"],
  ping: [],
  following: ["on"],
  vote: ["slide", "options"],
  ask: ["text"],
  support: ["question"],
  laser: ["x?", "y?"],
  stroke: ["slide", "stroke", "colour", "at", "points"],
  undo: [],
  wipe: ["all?"],
  poll: ["slide", "action"],
  question: ["question", "action"],
});

/** Every message the server may send. */
export const NEWS = Object.freeze([
  "welcome",
  "stage",
  "deck",
  "show",
  "events",
  "engines",
  "people",
  "phones",
  "timer",
  "notice",
  "laser",
  "stroke",
  "ink",
  "poll",
  "questions",
]);

/** Every type of event a terminal's message may hold. */
export const EVENT_TYPES = Object.freeze(["output", "resized", "started", "ended", "closed"]);

/** @typedef {keyof typeof MESSAGES} Message */
/**
 * What arrives, by its name.
 * @typedef {{welcome: Welcome, stage: Stage, deck: {version: string}, show: Show, events: Events,
 *   engines: Record<string, Engine>, people: People, phones: {phones: Phone[]}, timer: Running, notice: {text: string},
 *   poll: Poll, questions: Questions, laser: Spot, stroke: Part, ink: Ink}} News
 */
