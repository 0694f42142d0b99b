// The notes in a hand: as large as they are wanted, and at their top whenever the slide is another.

import { part } from "../../ui/parts.js";
import { keep, kept } from "../../ui/storage.js";

const KEPT = "quarterdeck-remote-notes-size";
const [SMALLEST, LARGEST, USUAL, BY] = [0.9, 2.4, 1.2, 0.15]; // rem

let size = Number(kept(KEPT)) || USUAL;
let shown = "";

/**
 * Show a slide's notes; their HTML was cleaned by the server.
 * @param {number} slide
 * @param {string} html
 */
export function drawNotes(slide, html) {
  const wanted = `${slide} ${html}`;
  if (wanted === shown) return;
  shown = wanted;
  part("notes").style.fontSize = `${size}rem`;
  part("notes").classList.toggle("none", html === "");
  part("notes").innerHTML = html || "<p>No notes for this slide.</p>";
  part("middle").scrollTop = 0;
}

/** @param {1 | -1} way larger or smaller */
export function resizeNotes(way) {
  size = Math.min(LARGEST, Math.max(SMALLEST, size + way * BY));
  keep(KEPT, String(size));
  part("notes").style.fontSize = `${size}rem`;
}
