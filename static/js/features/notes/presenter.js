// The presenter's notes, as large as the presenter's eyes want them.

import { part } from "../../ui/parts.js";
import { keep, kept } from "../../ui/storage.js";
import { notesHtml } from "./presenter-data.js";

const KEPT = "quarterdeck-notes-size";
const [SMALLEST, LARGEST, USUAL] = [0.8, 3, 1.3]; // rem
const BY = 0.15;

let size = Number(kept(KEPT)) || USUAL;
let shown = "";

/** Show the notes of a slide, from their beginning when they are others. @param {number} slide */
export function drawNotes(slide) {
  part("notes").style.fontSize = `${size}rem`;
  const html = notesHtml(slide);
  const wanted = `${slide} ${html}`;
  if (wanted === shown) return;
  shown = wanted;
  part("notes").classList.toggle("none", html === "");
  part("notes").innerHTML = html || "<p>No notes for this slide.</p>";
  part("notes").scrollTop = 0;
}

/** Give the words of a slide's notes, for whoever searches them. @param {number} slide */
export function notesOf(slide) {
  return notesHtml(slide).replace(/<[^>]*>/g, " ");
}

/** @param {1 | -1} way larger or smaller */
export function resizeNotes(way) {
  size = Math.min(LARGEST, Math.max(SMALLEST, size + way * BY));
  keep(KEPT, String(size));
  part("notes").style.fontSize = `${size}rem`;
}
