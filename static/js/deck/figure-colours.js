// How a drawing is coloured: by the slide that it stands on, and by what the deck says of drawings.

import { LONGEST, MOST_ARROWS } from "./figure-limits.js";

/** @typedef {{paper: string, ink: string, accent: string, fill: string, own: string[], dark: boolean, font: string}} Colours */

/** Half way between black and white, as the eye sees it. */
const MIDDLE = 0.18;

/**
 * Read the colours of a slide; of one that is not in the page, those of the slide that is.
 * @param {HTMLElement} section
 * @returns {Colours}
 */
export function coloursOf(section) {
  const there = section.isConnected ? section : (document.querySelector(".slide") ?? document.body);
  const probe = document.createElement("span");
  probe.style.cssText = "color: var(--accent); background: var(--code-paper); visibility: hidden";
  there.append(probe);
  const [slide, marked] = [getComputedStyle(there), getComputedStyle(probe)];
  const own = [1, 2, 3].map((n) => section.style.getPropertyValue(`--graph-${n}`).trim());
  const mode = section.style.getPropertyValue("--graph-dark").trim();
  const paper = hexOf(slide.backgroundColor);
  const colours = {
    paper,
    ink: hexOf(slide.color),
    accent: hexOf(marked.color),
    fill: hexOf(marked.backgroundColor),
    own: own.filter(Boolean).map((colour) => hexOf(colour)),
    dark: mode ? mode === "true" : lightness(paper) < MIDDLE,
    font: slide.fontFamily,
  };
  probe.remove();
  return colours;
}

/**
 * Give the library its settings; none of them can be changed by a drawing's own text.
 * @param {Colours} colours
 */
export function configure(colours) {
  return {
    startOnLoad: false,
    suppressErrorRendering: true,
    look: /** @type {const} */ ("classic"),
    securityLevel: /** @type {const} */ ("strict"),
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    maxTextSize: LONGEST,
    maxEdges: MOST_ARROWS,
    fontFamily: colours.font,
    secure: [
      "secure",
      "securityLevel",
      "startOnLoad",
      "maxTextSize",
      "maxEdges",
      "htmlLabels",
      "suppressErrorRendering",
    ],
    theme: /** @type {const} */ ("base"),
    themeVariables: variablesOf(colours),
  };
}

/** @param {Colours} colours */
function variablesOf({ paper, ink, accent, fill, own, dark, font }) {
  const [primary = fill, secondary, tertiary] = own;
  const on = lightness(primary) < MIDDLE ? "#ffffff" : "#14213d";
  return {
    darkMode: dark,
    background: paper,
    fontFamily: font,
    primaryColor: primary,
    primaryTextColor: own.length > 0 ? on : ink,
    primaryBorderColor: accent,
    ...(secondary ? { secondaryColor: secondary } : {}),
    ...(tertiary ? { tertiaryColor: tertiary } : {}),
    lineColor: ink,
    textColor: ink,
    titleColor: ink,
  };
}

/**
 * Write any colour as #rrggbb.
 * @param {string} colour
 */
function hexOf(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d");
  if (!brush) return "#808080";
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const parts = [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Say how light a colour is, from 0 to 1.
 * @param {string} hex
 */
export function lightness(hex) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
