// The question being written: kept through errors, lost connections and reloads, until it is asked.

import { rootOfPage } from "../../ui/root.js";
import { keep, kept } from "../../ui/storage.js";

const KEPT = `quarterdeck-question ${rootOfPage()}`; // two talks on one host are two rooms

/** Give what was being written in this tab. */
export function recallDraft() {
  return kept(KEPT, "tab") ?? "";
}

/** @param {string} typed "" once it was asked */
export function keepDraft(typed) {
  keep(KEPT, typed, "tab");
}
