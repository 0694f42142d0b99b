// What this browser is called, so that it has one vote: a random word, made once and kept.

import { keep, kept } from "../ui/storage.js";

const KEPT = "quarterdeck-browser";
const BYTES = 16;

/** Give this browser's name; one that keeps nothing has a new name on each page. */
export function nameOfBrowser() {
  const name = kept(KEPT) ?? randomName();
  keep(KEPT, name);
  return name;
}

/** A talk is often served without TLS, where `crypto.randomUUID` is not there. */
function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
