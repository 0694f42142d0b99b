// What the remote knows of the talk beside where it stands: the outline and the notes.

/** @import { Slide } from "./meaning.js" */
/** @typedef {{slides: Slide[], notes: Record<string, string>, version: string}} Papers */

/**
 * Fetch them.
 * @returns {Promise<Papers>}
 */
export async function fetchPapers() {
  const [outline, notes] = await Promise.all([read("/deck.json"), read("/notes.json")]);
  return { slides: outline.slides, version: outline.version, notes: notes.notes };
}

/** @param {string} address */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} cannot be fetched (${answer.status})`);
  return answer.json();
}
