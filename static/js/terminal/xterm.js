// One terminal of ours: the only module that knows xterm, which is loaded when a terminal is first seen.

import { cells } from "./cells.js";
import { isReadAloud } from "./screen-reader.js";

/** @import { ITerminalOptions, Terminal } from "@xterm/xterm" */
/** @import { Face } from "./fitting.js" */

const SCROLLBACK = 2000; // lines
const TRIES = 6;
const SHARE = 100; // pixels at which a face is measured
const CLEAR = "\x1bc"; // RIS; in the stream, so that it comes after what was written before

/** Load what terminals are made of, once. */
export async function loadXterm() {
  const [terminal, links] = await Promise.all([
    /** @type {Promise<typeof import("@xterm/xterm")>} */ (fetchModule("@xterm/xterm")),
    /** @type {Promise<typeof import("@xterm/addon-web-links")>} */ (
      fetchModule("@xterm/addon-web-links")
    ),
    loadSheet("lib/xterm/css/xterm.css"),
    document.fonts.load(`${SHARE}px "Terminal"`),
  ]);
  return { ...terminal, ...links };
}

/**
 * Import a library, again where the network has let us down: Chromium gives up what it is fetching whenever Docker
 * adds an interface to this machine, which is just when a demo starts. Another query, as browsers remember a failure.
 * @param {string} name
 * @returns {Promise<object>}
 */
async function fetchModule(name) {
  for (let tried = 1; tried < TRIES; tried++) {
    try {
      return await import(tried === 1 ? name : `${import.meta.resolve(name)}?again=${tried}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tried));
    }
  }
  return import(`${import.meta.resolve(name)}?again=${TRIES}`);
}

/** @typedef {Awaited<ReturnType<typeof loadXterm>>} Xterm */

/**
 * Make a terminal that shows and does nothing else.
 * @param {Xterm} xterm
 * @param {{cols: number, rows: number}} size
 * @param {Element} near where its colours are read
 * @returns {Terminal}
 */
export function makeTerminal(xterm, size, near) {
  const terminal = new xterm.Terminal({ ...options(near), cols: size.cols, rows: size.rows });
  countCells(terminal);
  terminal.loadAddon(new xterm.WebLinksAddon((_event, address) => follow(address)));
  return terminal;
}

/**
 * Let a terminal give each sign as many columns as the server counts.
 * @param {Terminal} terminal
 */
export function countCells(terminal) {
  terminal.unicode.register(cells);
  terminal.unicode.activeVersion = cells.version;
}

/** @param {Terminal} terminal */
export function clear(terminal) {
  terminal.write(CLEAR);
}

/**
 * Let a terminal take keys, or let them pass to the page; a phone's keyboard stays down meanwhile.
 * @param {Terminal} terminal
 * @param {boolean} on
 */
export function takeKeys(terminal, on) {
  terminal.options.disableStdin = !on;
  terminal.options.cursorBlink = on && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const field = terminal.textarea;
  if (!field) return;
  field.readOnly = !on;
  field.tabIndex = on ? 0 : -1;
  field.inputMode = on ? "text" : "none";
  if (on) terminal.focus();
  else terminal.blur();
}

/**
 * Measure a cell of the terminals' face.
 * @param {Element} near
 * @returns {Face}
 */
export function measureFace(near) {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return { wide: 0.6, high: 1.32 };
  context.font = `${SHARE}px ${family(near)}`;
  const metrics = context.measureText("W");
  const high = metrics.fontBoundingBoxAscent + metrics.fontBoundingBoxDescent;
  return { wide: metrics.width / SHARE, high: high / SHARE };
}

/**
 * @param {Element} near
 * @returns {ITerminalOptions}
 */
function options(near) {
  return {
    allowProposedApi: true, // how wide a sign is counts as one
    convertEol: false,
    cursorInactiveStyle: "outline",
    disableStdin: true,
    fontFamily: family(near),
    linkHandler: { activate: (_event, address) => follow(address) },
    minimumContrastRatio: 4.5,
    screenReaderMode: isReadAloud(),
    scrollback: SCROLLBACK,
    theme: theme(getComputedStyle(near)),
  };
}

/** @param {CSSStyleDeclaration} style */
function theme(style) {
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(name).trim();
  const [background, foreground] = [colour("--terminal-paper"), colour("--terminal-ink")];
  return { ...PALETTE, background, foreground, cursor: foreground, cursorAccent: background };
}

const PALETTE = {
  selectionBackground: "#3b5b8c",
  black: "#1d2739",
  red: "#ff8a80",
  green: "#7fd99a",
  yellow: "#f2c14e",
  blue: "#7db8ff",
  magenta: "#d9a5f5",
  cyan: "#6fd3e3",
  white: "#dfe5ef",
  brightBlack: "#8995ad",
  brightRed: "#ffb0a8",
  brightGreen: "#a8ebbd",
  brightYellow: "#ffdc85",
  brightBlue: "#a9d0ff",
  brightMagenta: "#ebc8ff",
  brightCyan: "#a3e8f2",
  brightWhite: "#ffffff",
};

/** @param {Element} near */
function family(near) {
  return getComputedStyle(near).getPropertyValue("--font-terminal").trim() || "monospace";
}

/**
 * Open a link of a terminal's text, which is anybody's: the web's own addresses only.
 * @param {string} address
 */
function follow(address) {
  if (/^https?:\/\//i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
}

/** @param {string} address */
function loadSheet(address) {
  if (document.querySelector(`link[href="${address}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  const loaded = new Promise((resolve) => {
    link.onload = link.onerror = resolve;
  });
  // Ahead of ours, so that ours has the last word.
  document.head.prepend(link);
  return loaded;
}
