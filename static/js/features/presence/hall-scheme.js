// Whether the hall's window is light or dark: as its device says, until the desk has said otherwise.

import { keep, kept } from "../../ui/storage.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { ColorScheme } from "../../net/protocol.d.ts" */

const KEPT = "hall-scheme";

/**
 * Wear what the desk says, also after this window was loaded again.
 * @param {Connection} connection
 */
export function followScheme(connection) {
  wear(kept(KEPT));
  connection.hear("scheme", ({ scheme }) => {
    keep(KEPT, scheme);
    wear(scheme);
  });
}

/** Say what this page wears now. @returns {ColorScheme} */
export function schemeNow() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return /** @type {ColorScheme} */ (document.documentElement.dataset.scheme ?? dark);
}

/** @param {string | null} scheme */
function wear(scheme) {
  if (scheme) document.documentElement.dataset.scheme = scheme;
}
