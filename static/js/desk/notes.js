// The presenter's notes, as large as the presenter's eyes want them.

import { part } from "../page/parts.js";

const KEPT = "quarterdeck-notes-size";
const [SMALLEST, LARGEST, USUAL] = [0.8, 3, 1.3]; // rem
const BY = 0.15;

/** @type {Record<string, string>} */
let notes = {};
let size = Number(localStorage.getItem(KEPT)) || USUAL;
let shown = 0;

/** Fetch all notes, again after the deck was saved. */
export async function fetchNotes() {
  const answer = await fetch("/notes.json");
  if (answer.ok) notes = (await answer.json()).notes;
  const slide = shown;
  shown = 0;
  drawNotes(slide);
}

/**
 * Show the notes of a slide; their HTML was cleaned by the server.
 * @param {number} slide
 */
export function drawNotes(slide) {
  part("notes").style.fontSize = `${size}rem`;
  if (slide === shown) return;
  shown = slide;
  const html = notes[String(slide)] ?? "";
  part("notes").classList.toggle("none", html === "");
  part("notes").innerHTML = html || "<p>No notes for this slide.</p>";
  part("notes").scrollTop = 0;
}

/**
 * Give the words of a slide's notes, for whoever searches them.
 * @param {number} slide
 */
export function notesOf(slide) {
  return (notes[String(slide)] ?? "").replace(/<[^>]*>/g, " ");
}

/** @param {1 | -1} way larger or smaller */
export function resizeNotes(way) {
  size = Math.min(LARGEST, Math.max(SMALLEST, size + way * BY));
  localStorage.setItem(KEPT, String(size));
  drawNotes(shown);
}
