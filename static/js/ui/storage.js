// What a browser keeps for later: little, by name, and nothing at all where its owner does not want it to.

/**
 * Give what is kept under a name, null for nothing.
 * @param {string} name
 */
export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * Keep a text under a name.
 * @param {string} name
 * @param {string} text
 */
export function keep(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {
    // this browser keeps nothing
  }
}
