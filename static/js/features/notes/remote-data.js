// What the remote knows of the talk beside where it stands: the outline, the notes and the plan.

/** @import { Slide } from "../upcoming/meaning.js" */
/** @import { Plan } from "../clock/pace.js" */
/** @typedef {Plan & {slides: Slide[], notes: Record<string, string>, version: string}} Papers */

/**
 * Fetch them.
 * @returns {Promise<Papers>}
 */
export async function fetchPapers() {
  const [outline, own] = await Promise.all([read("/deck.json"), read("/notes.json")]);
  const { notes, budget, ends } = own;
  return { slides: outline.slides, version: outline.version, notes, budget, ends };
}

/** @param {string} address */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} cannot be fetched (${answer.status})`);
  return answer.json();
}
