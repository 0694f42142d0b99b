// The question being written: kept through errors, lost connections and reloads, until it is asked.

const KEPT = "quarterdeck-question";

/** Give what was being written in this tab. */
export function recallDraft() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} typed "" once it was asked */
export function keepDraft(typed) {
  try {
    if (typed) sessionStorage.setItem(KEPT, typed);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing still holds it while the page is there.
  }
}
