// What a browser keeps for later: little, and by name. Where its owner wants nothing kept, it lasts as long as the page.

/** @typedef {"browser" | "tab"} Where for good, or until the tab is closed */

/** What this page has kept itself, for a browser that does not. */
const ours = new Map();

/**
 * Give what is kept under a name, null for nothing.
 * @param {string} name
 * @param {Where} [where]
 * @returns {string | null}
 */
export function kept(name, where = "browser") {
  try {
    return storage(where).getItem(name);
  } catch {
    return ours.get(`${where} ${name}`) ?? null;
  }
}

/**
 * Keep a text under a name; "" keeps nothing any more.
 * @param {string} name
 * @param {string} text
 * @param {Where} [where]
 */
export function keep(name, text, where = "browser") {
  try {
    if (text) storage(where).setItem(name, text);
    else storage(where).removeItem(name);
  } catch {
    if (text) ours.set(`${where} ${name}`, text);
    else ours.delete(`${where} ${name}`);
  }
}

/**
 * Merely to name a storage is an error where it is denied.
 * @param {Where} where
 */
function storage(where) {
  return where === "tab" ? sessionStorage : localStorage;
}
