// What only the presenter reads, as the server gives it: notes, the plan, and how long demos took in rehearsal.

/** @import { Plan } from "../clock/pace.js" */
/** @typedef {Plan & {notes: Record<string, string>, rehearsed: Record<string, number[]>}} Papers */

/** @type {Papers} */
let papers = { notes: {}, rehearsed: {}, budget: null, ends: [] };

/** Fetch them, again after the deck was saved. */
export async function fetchPapers() {
  const answer = await fetch("/notes.json");
  if (answer.ok) papers = await answer.json();
}

/** Give the talk's plan. @returns {Plan} */
export function planOfTalk() {
  return papers;
}

/** Give the seconds of a demo's steps in rehearsal, empty where nobody knows. @param {string} demo */
export function rehearsedOf(demo) {
  return papers.rehearsed[demo] ?? [];
}

/** Give a slide's notes as HTML, which the server has cleaned; empty where there are none. @param {number} slide */
export function notesHtml(slide) {
  return papers.notes[String(slide)] ?? "";
}
