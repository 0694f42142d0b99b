// A recording, read: an asciicast of version 3 with our marks of steps in it. Pure.

/** @import { Event, Recorded, Size } from "../net/protocol.d.ts" */
/** The run of a tape that somebody plays for themselves. */
export const TAPE = "tape";

/** @typedef {{after: number, event: Event}} Timed an event, and the seconds since the one before */
/** @typedef {{recorded: Recorded, terminals: Size[], events: Timed[]}} Tape */

/**
 * Read a tape.
 * @param {string} text the whole file
 * @returns {Tape}
 * @throws {Error} one sentence, when this is no tape of a demo
 */
export function readTape(text) {
  const [first = "", ...lines] = text.split("\n");
  const header = JSON.parse(first);
  if (header.version !== 3 || !header.quarterdeck) throw new Error("this is no tape of a demo");
  const { term, timestamp, quarterdeck: ours } = header;
  const names = /** @type {string[]} */ (ours.terminals);
  return {
    recorded: { date: dayOf(timestamp), engines: ours.engines },
    terminals: names.map((name) => ({ name, cols: term.cols, rows: term.rows })),
    events: [...readLines(lines, names[0] ?? "main")],
  };
}

/**
 * @param {string[]} lines
 * @param {string} first the first terminal's name
 * @returns {Generator<Timed>}
 */
function* readLines(lines, first) {
  let passed = 0; // since the last event that is ours
  for (const line of lines) {
    if (!line.startsWith("[")) continue;
    const [after, code, text] = JSON.parse(line);
    passed += after;
    const event = eventOf(code, text, first);
    if (!event) continue;
    yield { after: passed, event };
    passed = 0;
  }
}

/**
 * Give the event of one line; null for a code that carries nothing of ours.
 * @param {string} code
 * @param {string} text
 * @param {string} first
 * @returns {Event | null}
 */
function eventOf(code, text, first) {
  if (code === "o") return { type: "output", terminal: first, text };
  if (code === "r") return resized(first, text);
  if (code === "+") return { type: "output", ...named(text) };
  if (code === "=") return resized(named(text).terminal, named(text).text);
  if (code === "p") return { type: "drawn", picture: JSON.parse(text) };
  return code === "s" ? said(JSON.parse(text)) : null;
}

/**
 * Give a tape that ends with a step.
 * @param {Tape} tape
 * @param {number} last
 * @returns {Tape}
 */
export function cutTape(tape, last) {
  const after = tape.events.findIndex(({ event }) => event.type === "started" && event.step > last);
  return after < 0 ? tape : { ...tape, events: tape.events.slice(0, after) };
}

/**
 * @param {string} text a terminal's name, a line's end, and the rest
 */
function named(text) {
  const end = text.indexOf("\n");
  return { terminal: text.slice(0, end), text: text.slice(end + 1) };
}

/**
 * @param {string} terminal
 * @param {string} size such as `88x22`
 * @returns {Event}
 */
function resized(terminal, size) {
  const [cols = 80, rows = 24] = size.split("x").map(Number);
  return { type: "resized", terminal, cols, rows };
}

/**
 * @param {any} mark
 * @returns {Event | null}
 */
function said({ started, held, ended, terminal, status = null, seconds = 0, problem = null }) {
  if (started) return { type: "started", terminal, step: started };
  if (held) return { type: "held", terminal, step: held };
  const failed = problem !== null;
  return ended ? { type: "ended", terminal, step: ended, status, seconds, failed } : null;
}

/** @param {number} timestamp seconds since 1970 */
function dayOf(timestamp) {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}
